package io.yarnsubmit.api;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function to apply to pairs on the executors, for {@link Stage#zip}. The JDK serializes it, its inputs and its
 * results.
 */
@FunctionalInterface
public interface TaskBiFunction<A extends @Nullable Object, B extends @Nullable Object, O extends @Nullable Object>
        extends Serializable {
    /** Runs on one of the executor's task threads, which is interrupted when the task is cancelled. */
    O apply(A first, B second) throws Exception;
}
