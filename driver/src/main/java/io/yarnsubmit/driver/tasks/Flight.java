package io.yarnsubmit.driver.tasks;

/** An attempt that is on an executor: it runs, or is in its queue, or its result is on the way. */
final class Flight {
    final TaskSet set;
    final int index;
    final int attempt;
    final int inputBytes;
    /** When it was sent, in ticks. */
    final long sentAt;
    /** Nobody waits for it any more; its result still frees the slot. */
    boolean unwanted;
    /** How much of it is done, as it says itself. */
    int permille;

    Flight(TaskSet set, int index, int attempt, int inputBytes, long sentAt) {
        this.set = set;
        this.index = index;
        this.attempt = attempt;
        this.inputBytes = inputBytes;
        this.sentAt = sentAt;
    }

    long taskId() {
        return set.taskId(index);
    }

    int slots() {
        return set.spec.rules().slots();
    }
}
