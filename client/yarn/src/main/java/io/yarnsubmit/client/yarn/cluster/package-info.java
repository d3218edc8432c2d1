/** The cluster as a client meets it: configuration, ResourceManager, file system. */
@NullMarked
package io.yarnsubmit.client.yarn.cluster;

import org.jspecify.annotations.NullMarked;
