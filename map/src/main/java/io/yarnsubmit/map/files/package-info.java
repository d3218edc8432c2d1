/** The files that a run writes, on this machine or on the cluster's file system. */
@NullMarked
package io.yarnsubmit.map.files;

import org.jspecify.annotations.NullMarked;
