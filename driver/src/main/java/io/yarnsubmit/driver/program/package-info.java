/** Runs the user's main, and sees to how the process ends. */
@NullMarked
package io.yarnsubmit.driver.program;

import org.jspecify.annotations.NullMarked;
