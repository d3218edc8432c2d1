package io.yarnsubmit.bench.tasks;

import java.util.List;
import java.util.concurrent.Future;

/** Something that runs tasks in other processes. */
public interface TaskPlane extends AutoCloseable {
    /** Applies the work to 0, 1, 2 and so on, in one call, and waits for the results, which are in this order. */
    List<Object> map(int tasks, Work work) throws Exception;

    /** Hands over one task, as to an executor service. */
    Future<Object> submit(int index, Work work) throws Exception;

    /** Whether it has anything like {@link #map}; else that is one {@link #submit} after the other. */
    default boolean hasMap() {
        return true;
    }

    /** Whether it has stages of jobs beside {@link #map}. */
    default boolean hasStages() {
        return false;
    }

    /** As {@link #map}, with what a stage of a job has beside it. */
    default List<Object> stage(int tasks, Work work) throws Exception {
        throw new UnsupportedOperationException("stage");
    }

    /** Takes away all that runs tasks. */
    default void pause() throws Exception {
        throw new UnsupportedOperationException("pause");
    }

    /** Brings it back. */
    default void resume() throws Exception {
        throw new UnsupportedOperationException("resume");
    }
}
