package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.v1.TaskResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes results from the task threads to the loop in batches, so that the loop is woken only once per batch.
 * Thread-safe.
 */
final class ResultBatch {
    private List<TaskResult> batch = new ArrayList<>();

    /** @return whether the loop must be woken */
    synchronized boolean add(TaskResult result) {
        batch.add(result);
        return batch.size() == 1;
    }

    synchronized List<TaskResult> take() {
        List<TaskResult> taken = batch;
        batch = new ArrayList<>();
        return taken;
    }
}
