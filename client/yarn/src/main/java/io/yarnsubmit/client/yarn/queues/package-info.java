/** The queues of a cluster, and by which names they can be told apart. */
@NullMarked
package io.yarnsubmit.client.yarn.queues;

import org.jspecify.annotations.NullMarked;
