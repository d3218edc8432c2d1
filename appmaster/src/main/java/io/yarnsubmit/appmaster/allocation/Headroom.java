package io.yarnsubmit.appmaster.allocation;

/**
 * What the queue can still grant this application, as the ResourceManager estimates it.
 *
 * @param machines how many machines the cluster has
 */
public record Headroom(long memoryMib, int cores, int machines) {}
