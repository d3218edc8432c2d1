/** A command as the user's program: its process, its signals, its end. */
@NullMarked
package io.yarnsubmit.driver.command;

import org.jspecify.annotations.NullMarked;
