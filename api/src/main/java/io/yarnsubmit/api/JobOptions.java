package io.yarnsubmit.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The name of a job, and how it is scheduled.
 *
 * <pre>{@code
 * stage.job(JobOptions.named("nightly").pool("reports")).collect()
 * }</pre>
 *
 * @param name shown in status, logs and messages; empty: the name of the last stage
 * @param pool the pool of jobs that it belongs to. Pools share the executors by their weights. Within a pool the job
 *     that began first goes first, unless {@code --scheduling fair} lets its jobs run side by side
 * @param priority of two jobs of one pool the one with the higher priority goes first; 0 by default
 */
public record JobOptions(Optional<String> name, String pool, int priority) {
    private static final JobOptions DEFAULTS = new JobOptions(Optional.empty(), "default", 0);

    /** Checks the pool's name. */
    public JobOptions {
        requireNonNull(name, "name is null; use Optional.empty()");
        if (pool.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of the pool is empty; leave the pool out to use the pool 'default'");
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
