package io.yarnsubmit.driver.elasticity;

/**
 * The tasks and executors of a group at one moment.
 *
 * @param waiting tasks that no executor has yet
 * @param running tasks that run
 * @param completed how many task attempts have ended by themselves so far
 * @param usable executors that are registered and not draining
 * @param busy usable executors that run at least one task
 * @param starting executors whose process was started but that have not registered
 */
public record GroupLoad(int waiting, int running, long completed, int usable, int busy, int starting) {}
