/** What a driver program compiles against: the context, executors, tasks, jobs of stages. Depends on the JDK alone. */
@NullMarked
package io.yarnsubmit.api;

import org.jspecify.annotations.NullMarked;
