package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.v1.TaskResult;
import java.util.ArrayList;
import java.util.List;

/** Results on their way from the task threads to the loop, which is woken for the first of a batch alone. Thread-safe. */
final class ResultBatch {
    private List<TaskResult> batch = new ArrayList<>();

    /** @return whether the loop is to be woken */
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
