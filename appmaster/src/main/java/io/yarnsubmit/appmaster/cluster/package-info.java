/** What the ApplicationMaster's parts know about the cluster, be it YARN or this machine. */
@NullMarked
package io.yarnsubmit.appmaster.cluster;

import org.jspecify.annotations.NullMarked;
