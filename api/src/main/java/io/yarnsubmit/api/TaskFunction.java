package io.yarnsubmit.api;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A function to apply to many inputs on the executors. The JDK serializes it, the inputs and the results. */
@FunctionalInterface
public interface TaskFunction<I extends @Nullable Object, O extends @Nullable Object> extends Serializable {
    /** Runs on one of the executor's task threads, which is interrupted when the task is cancelled. */
    O apply(I input) throws Exception;
}
