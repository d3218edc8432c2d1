/** The process in an executor's container: registers with the hub and runs tasks. */
@NullMarked
package io.yarnsubmit.executor;

import org.jspecify.annotations.NullMarked;
