/** The jar before the user's class path in drivers and executors. */
@NullMarked
package io.yarnsubmit.runtime;

import org.jspecify.annotations.NullMarked;
