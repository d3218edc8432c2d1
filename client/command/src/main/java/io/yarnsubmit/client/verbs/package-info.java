/** What the command does besides submitting. Each verb has a class of its own, with its name, options, help and action. */
@NullMarked
package io.yarnsubmit.client.verbs;

import org.jspecify.annotations.NullMarked;
