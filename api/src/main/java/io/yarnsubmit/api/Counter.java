package io.yarnsubmit.api;

/** Counts something in a task; see {@link TaskContext#counter}. Thread-safe. */
@FunctionalInterface
public interface Counter {
    /** Adds n, which may be negative. */
    void add(long n);
}
