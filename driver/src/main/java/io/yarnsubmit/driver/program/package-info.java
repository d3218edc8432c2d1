/** Runs the user's main, and handles the end of the process. */
@NullMarked
package io.yarnsubmit.driver.program;

import org.jspecify.annotations.NullMarked;
