/**
 * How fast, and at what cost, the ApplicationMaster gets many executors: {@code scripts/bench-allocation}.
 *
 * <p>A real ResourceManager with the CapacityScheduler runs in this JVM, and one real NodeManager that is just big enough for
 * an ApplicationMaster. All other nodes are simulated: they register and send a heartbeat each second as NodeManagers do, and
 * start containers without a process. The application is submitted by {@code yarn-submit} in client mode, so client, driver
 * and ApplicationMaster are what a user runs; only its executors are missing.
 *
 * <p>The measure is what the same ResourceManager grants to a bare AMRMClient that does nothing with its containers. Both
 * are counted at the same place, in the ResourceManager's answers to the heartbeats. Only ratios can be compared between
 * machines: everything shares the processors.
 */
@NullMarked
package io.yarnsubmit.bench;

import org.jspecify.annotations.NullMarked;
