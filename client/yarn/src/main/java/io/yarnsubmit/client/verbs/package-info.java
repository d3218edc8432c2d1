/** What the command does besides submitting. */
@NullMarked
package io.yarnsubmit.client.verbs;

import org.jspecify.annotations.NullMarked;
