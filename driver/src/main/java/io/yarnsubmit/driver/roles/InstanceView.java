package io.yarnsubmit.driver.roles;

import io.yarnsubmit.protocol.v1.InstanceStatus;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How an instance is.
 *
 * @param run the present or the last one; 0 if there was none
 * @param executorId -1 if it has none
 * @param restarts how often it was started again, for any reason
 * @param exitStatus of its last end
 * @param message what it waits for, or why it failed; empty if there is nothing to say
 */
public record InstanceView(
        InstanceId id,
        InstanceStatus.Phase phase,
        long run,
        int executorId,
        String host,
        int generation,
        int restarts,
        Map<String, Integer> ports,
        OptionalInt exitStatus,
        String message,
        Instant since) {}
