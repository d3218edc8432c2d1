package io.yarnsubmit.appmaster.allocation;

/**
 * What is fixed for a group of executors.
 *
 * @param initialTarget how many there are to be at first
 * @param minToStart so many containers are gathered before the first is used; 0: each is used as it comes
 * @param memoryMib of one executor's container
 * @param cores of one executor's container
 * @param promoted whether its containers begin as opportunistic ones and are to become guaranteed
 */
public record GroupRules(String name, int initialTarget, int minToStart, int memoryMib, int cores, boolean promoted) {}
