package io.yarnsubmit.driver.executors;

/**
 * The numbers of executors of a group.
 *
 * @param usable registered and not draining
 * @param busy usable, and running at least one task
 * @param starting started but not registered yet
 */
public record GroupTotals(int usable, int busy, int starting) {}
