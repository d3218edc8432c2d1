package io.yarnsubmit.driver.jobs;

import java.util.ArrayList;
import java.util.List;

/** Collects the failures of a job's tasks: the first ones, and their number. */
final class JobFailures {
    private static final int MOST_KEPT = 100;

    private final List<StageFailure> first = new ArrayList<>();
    private int count;

    void add(StageFailure failure, int tasks) {
        if (first.size() < MOST_KEPT) {
            first.add(failure);
        }
        count += tasks;
    }

    JobOutcome outcome() {
        return first.isEmpty() ? new JobOutcome.Succeeded() : new JobOutcome.TasksFailed(List.copyOf(first), count);
    }
}
