/** YARN's protocols and the cluster's file system: the one place here that knows Hadoop. */
@NullMarked
package io.yarnsubmit.appmaster.yarn;

import org.jspecify.annotations.NullMarked;
