/** The verb completion. */
@NullMarked
package io.yarnsubmit.client.verbs.completion;

import org.jspecify.annotations.NullMarked;
