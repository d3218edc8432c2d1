/** Serves broadcast values to executors. */
@NullMarked
package io.yarnsubmit.driver.broadcast;

import org.jspecify.annotations.NullMarked;
