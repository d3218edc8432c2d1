package io.yarnsubmit.driver.executors;

/**
 * How many executors of a group there are.
 *
 * @param usable registered, and to stay
 * @param busy those of them that run at least one task
 * @param starting started, and not registered yet
 */
public record GroupTotals(int usable, int busy, int starting) {}
