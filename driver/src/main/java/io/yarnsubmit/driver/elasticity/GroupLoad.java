package io.yarnsubmit.driver.elasticity;

/**
 * A group at one moment.
 *
 * @param waiting tasks that no executor has yet
 * @param running tasks that run
 * @param completed how many tasks have come to their own end so far
 * @param usable executors that are registered, and to stay
 * @param busy those of them that run at least one task
 * @param starting executors whose process was started, and that have not registered
 */
public record GroupLoad(int waiting, int running, long completed, int usable, int busy, int starting) {}
