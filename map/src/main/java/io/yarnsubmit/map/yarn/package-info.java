/** The files of a run on the cluster's file system. Only this package uses Hadoop. */
@NullMarked
package io.yarnsubmit.map.yarn;

import org.jspecify.annotations.NullMarked;
