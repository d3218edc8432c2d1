package io.yarnsubmit.bench.yarn;

/**
 * @param nodes how many are simulated
 * @param memoryPerNodeMib what each of them offers
 * @param grantsPerHeartbeat how many containers the scheduler gives out on one heartbeat of a node to who does not mind
 *     where they are; the CapacityScheduler's default is 1
 */
public record ClusterSize(int nodes, int memoryPerNodeMib, int grantsPerHeartbeat) {}
