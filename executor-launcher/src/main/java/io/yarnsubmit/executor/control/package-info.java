/** The control API for the commands that run on an executor: it is served here, and answered by the driver. */
@NullMarked
package io.yarnsubmit.executor.control;

import org.jspecify.annotations.NullMarked;
