package io.yarnsubmit.driver.tasks;

/** A task attempt in flight: it runs on an executor, waits there, or its result is on the way. */
final class ActiveAttempt {
    final TaskSet set;
    final int index;
    final int number;
    final long inputBytes;
    /** When it was sent, in ticks. */
    final long sentAt;
    /** Nobody needs its result any more, but it still occupies the slot. */
    boolean unwanted;
    /** How much of it is done, as it reports itself. */
    int permille;

    ActiveAttempt(TaskSet set, int index, int number, long inputBytes, long sentAt) {
        this.set = set;
        this.index = index;
        this.number = number;
        this.inputBytes = inputBytes;
        this.sentAt = sentAt;
    }

    long taskId() {
        return set.taskId(index);
    }

    int slots() {
        return set.spec.settings().slots();
    }
}
