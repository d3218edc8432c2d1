/** Knows the executors and their groups, and decides which are to go. */
@NullMarked
package io.yarnsubmit.driver.executors;

import org.jspecify.annotations.NullMarked;
