/** Serves what the driver broadcasts. */
@NullMarked
package io.yarnsubmit.driver.broadcast;

import org.jspecify.annotations.NullMarked;
