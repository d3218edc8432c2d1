/** What the tests stand on: a mini cluster, the command, jars of test programs. */
package io.yarnsubmit.it.cluster;
