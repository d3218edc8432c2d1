package io.yarnsubmit.driver.jobs;

/** What the driver holds of a job, in bytes. */
final class HeldBytes {
    private final long most;
    /** Inputs of tasks that stream their outputs on to the consumer, and results that he has not taken. */
    private long streaming;
    /** Outputs for other tasks. */
    private long inside;
    /** Results that he has been given, for a consumer who keeps all. */
    private long collected;

    HeldBytes(long most) {
        this.most = most;
    }

    void addStreaming(long bytes) {
        streaming += bytes;
    }

    void addInside(long bytes) {
        inside += bytes;
    }

    void addCollected(long bytes) {
        collected += bytes;
    }

    long streaming() {
        return streaming;
    }

    /** Half of the whole is for what streams, so that what runs already has room when tasks are held back. */
    long roomToStream() {
        return most / 2 - streaming;
    }

    /** What streams is bounded by holding tasks back, not by failing. */
    boolean isTooMuch() {
        return inside + collected > most;
    }

    long inside() {
        return inside;
    }

    long collected() {
        return collected;
    }

    long most() {
        return most;
    }
}
