/** Brings the driver's output from the cluster to those who read it, each byte once and in order, at their pace. */
@NullMarked
package io.yarnsubmit.client.relay;

import org.jspecify.annotations.NullMarked;
