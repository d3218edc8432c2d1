package io.yarnsubmit.bench;

import io.yarnsubmit.bench.yarn.BareApplication.BareResult;
import java.time.Duration;

/**
 * What one run has measured.
 *
 * @param bare what the ResourceManager grants to who does nothing else
 * @param granted from the driver's request to the last grant, as the ResourceManager counts it
 * @param started from the driver's request to the last container started, as the nodes count it
 * @param heartbeats of the ApplicationMaster until all were granted
 * @param cpuStarting the ApplicationMaster's processor time from the request until all were started
 * @param cpuIdlePerSecond the same for each second in which nothing happens, with all executors there
 * @param liveHeapBytes on its heap after a full collection, with all executors there
 * @param givenBack from the driver's end until the ResourceManager counts no container any more
 * @param left containers that the ResourceManager counts at the end
 * @param exitCode of the command
 */
record RunFigures(
        BareResult bare,
        Duration granted,
        Duration started,
        int heartbeats,
        Duration cpuStarting,
        Duration cpuIdlePerSecond,
        long liveHeapBytes,
        String maxHeap,
        int residentMib,
        int mostResidentMib,
        int threads,
        Duration givenBack,
        int left,
        int exitCode) {}
