/** What the ApplicationMaster's parts know of the cluster they are on, be it YARN or this machine alone. */
@NullMarked
package io.yarnsubmit.appmaster.cluster;

import org.jspecify.annotations.NullMarked;
