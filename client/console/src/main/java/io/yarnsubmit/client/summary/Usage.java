package io.yarnsubmit.client.summary;

import java.time.Duration;
import java.util.Optional;

/**
 * What YARN has counted for an application.
 *
 * @param queueWait from its acceptance to the start of its ApplicationMaster; empty when it was never started
 * @param memoryMibSeconds how long containers had how much memory, in MiB times seconds
 * @param preemptedMemoryMibSeconds the part that belongs to preempted containers
 */
public record Usage(
        Optional<Duration> queueWait,
        long memoryMibSeconds,
        long vcoreSeconds,
        long preemptedMemoryMibSeconds,
        long preemptedVcoreSeconds) {}
