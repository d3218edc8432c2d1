package io.yarnsubmit.driver.tasks;

/** An attempt that is on an executor: it runs, or is in its queue, or its result is on the way. */
final class Flight {
    final TaskSet set;
    final int index;
    final int attempt;
    final int inputBytes;
    /** Nobody waits for it any more; its result still frees the slot. */
    boolean unwanted;

    Flight(TaskSet set, int index, int attempt, int inputBytes) {
        this.set = set;
        this.index = index;
        this.attempt = attempt;
        this.inputBytes = inputBytes;
    }

    long taskId() {
        return set.taskId(index);
    }

    int slots() {
        return set.spec.rules().slots();
    }
}
