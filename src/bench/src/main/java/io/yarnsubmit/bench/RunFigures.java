package io.yarnsubmit.bench;

import io.yarnsubmit.bench.yarn.BareApplication.BareResult;
import java.time.Duration;

/**
 * What one run has measured.
 *
 * @param bare what the ResourceManager grants to who does nothing else
 */
record RunFigures(BareResult bare, Getting getting, Having having, GivingBack givingBack) {
    /**
     * Times are since the driver's request.
     *
     * @param granted until the last grant, as the ResourceManager counts it
     * @param started until the last container was started, as the nodes count it
     * @param settled until the ApplicationMaster was at rest
     * @param heartbeats of the ApplicationMaster until all were granted
     * @param cpu the ApplicationMaster's processor time until it was at rest
     */
    record Getting(Duration granted, Duration started, Duration settled, int heartbeats, Duration cpu) {}

    /**
     * The ApplicationMaster with all executors there, and nothing to do.
     *
     * @param cpu processor time for each second
     * @param heapBytes on its heap after a full collection
     */
    record Having(Duration cpu, long heapBytes, String maxHeap, int residentMib, int mostResidentMib, int threads) {}

    /**
     * @param time from the driver's end until the ResourceManager counts no container any more
     * @param left containers that the ResourceManager counts when the command has ended
     * @param exitCode of the command
     */
    record GivingBack(Duration time, int left, int exitCode) {}
}
