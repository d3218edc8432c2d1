/** A cluster of separate daemon processes, which can be killed, stopped and started again while applications run on it. */
package io.yarnsubmit.it.daemons;
