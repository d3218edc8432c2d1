/** {@code yarn-submit cluster}: a YARN on this machine. */
@NullMarked
package io.yarnsubmit.client.verbs.cluster;

import org.jspecify.annotations.NullMarked;
