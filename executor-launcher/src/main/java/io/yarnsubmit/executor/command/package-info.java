/** Runs a command as a child of an executor, and ends all that it has started. */
@NullMarked
package io.yarnsubmit.executor.command;

import org.jspecify.annotations.NullMarked;
