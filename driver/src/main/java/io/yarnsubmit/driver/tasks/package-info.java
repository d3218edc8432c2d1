/** Decides which task runs on which executor, and how it ends. */
@NullMarked
package io.yarnsubmit.driver.tasks;

import org.jspecify.annotations.NullMarked;
