package io.yarnsubmit.api;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Code to run on an executor. The JDK serializes it and its result. What it prints goes to the executor's container
 * log.
 */
@FunctionalInterface
public interface Task<T extends @Nullable Object> extends Serializable {
    /** Runs on one of the executor's task threads, which is interrupted when the task is cancelled. */
    T call() throws Exception;
}
