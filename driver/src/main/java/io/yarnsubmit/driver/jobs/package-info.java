/** Decides which tasks of a job run when, where their outputs go, and how the job ends. */
@NullMarked
package io.yarnsubmit.driver.jobs;

import org.jspecify.annotations.NullMarked;
