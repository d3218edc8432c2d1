package io.yarnsubmit.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How a job is called, and when its turn comes.
 *
 * <pre>{@code
 * stage.job(JobOptions.named("nightly").pool("reports")).collect()
 * }</pre>
 *
 * @param name for status, logs and messages; the name of the last stage when empty
 * @param pool the tasks of different pools share the executors as equals. Within a pool, and with {@code --scheduling fifo}
 *     everywhere, the job that began first goes first
 * @param priority of two jobs of one pool the higher goes first; 0 unless told otherwise
 */
public record JobOptions(Optional<String> name, String pool, int priority) {
    private static final JobOptions DEFAULTS = new JobOptions(Optional.empty(), "default", 0);

    /** Checks the pool's name. */
    public JobOptions {
        requireNonNull(name, "name is null; use Optional.empty()");
        if (pool.isBlank()) {
            throw new IllegalArgumentException("A pool needs a name; without one leave it out, for the pool 'default'");
        }
    }

    /** No name of its own, the pool {@code default}, priority 0. */
    public static JobOptions defaults() {
        return DEFAULTS;
    }

    /** The defaults, with a name. */
    public static JobOptions named(String name) {
        return new JobOptions(Optional.of(name), DEFAULTS.pool, DEFAULTS.priority);
    }

    /** The same, in another pool. */
    public JobOptions pool(String other) {
        return new JobOptions(name, other, priority);
    }

    /** The same, with another priority. */
    public JobOptions priority(int other) {
        return new JobOptions(name, pool, other);
    }
}
