/** What a process does with exceptions and Errors, its own and those of user code. */
@NullMarked
package io.yarnsubmit.protocol.failure;

import org.jspecify.annotations.NullMarked;
