/** Tracks the executors, and decides which of them end. */
@NullMarked
package io.yarnsubmit.driver.executors;

import org.jspecify.annotations.NullMarked;
