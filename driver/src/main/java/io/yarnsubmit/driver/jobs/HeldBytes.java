package io.yarnsubmit.driver.jobs;

/** How many bytes of a job's outputs the driver holds. */
final class HeldBytes {
    private final long most;
    /** Results that the consumer has not taken yet, and outputs that lead to such results one to one. */
    private long streaming;
    /** Outputs that other tasks need. */
    private long inside;
    /** Results delivered to a consumer that keeps all of them. */
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

    /** Streaming may use half of the limit, so that running tasks still have room when others are held back. */
    long roomToStream() {
        return most / 2 - streaming;
    }

    /** Does not count streaming, which is limited by holding tasks back. */
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
