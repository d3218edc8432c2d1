/**
 * How fast, and at what cost, tasks run: {@code scripts/bench-tasks}. Knows the JDK alone; what runs the tasks, here or
 * elsewhere, stands behind {@link io.yarnsubmit.bench.tasks.TaskPlane}, so that all are measured by the same lines.
 */
@NullMarked
package io.yarnsubmit.bench.tasks;

import org.jspecify.annotations.NullMarked;
