/** The files of a run on the cluster's file system: all that a run knows of Hadoop. */
@NullMarked
package io.yarnsubmit.map.yarn;

import org.jspecify.annotations.NullMarked;
