/** What a driver program compiles against: the context, executors, tasks, jobs of stages. Depends only on the JDK. */
@NullMarked
package io.yarnsubmit.api;

import org.jspecify.annotations.NullMarked;
