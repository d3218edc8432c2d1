/** {@code cache list|clean|publish}. */
@NullMarked
package io.yarnsubmit.client.verbs.cache;

import org.jspecify.annotations.NullMarked;
