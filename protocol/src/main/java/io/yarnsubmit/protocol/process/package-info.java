/** The processes that a command has started, found by a mark in their environment, and ended together. */
@NullMarked
package io.yarnsubmit.protocol.process;

import org.jspecify.annotations.NullMarked;
