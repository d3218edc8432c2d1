/** The driver of {@code yarn-submit map}: runs a command once for each of many items, on executors. */
@NullMarked
package io.yarnsubmit.map;

import org.jspecify.annotations.NullMarked;
