/** Gathers what the cluster knows of an application, so that it can be explained. */
@NullMarked
package io.yarnsubmit.client.yarn.explain;

import org.jspecify.annotations.NullMarked;
