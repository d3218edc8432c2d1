/** A long job while its cluster, its executors and its client fail, as a seed says; what it takes to recover is measured. */
package io.yarnsubmit.it.chaos;
