/** Decides which tasks of a job are wanted when, who gets their outputs, and how the job ends. */
@NullMarked
package io.yarnsubmit.driver.jobs;

import org.jspecify.annotations.NullMarked;
