package io.yarnsubmit.executor.roles;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.InstanceOrder;
import io.yarnsubmit.protocol.v1.InstanceState;
import io.yarnsubmit.protocol.v1.ReadyCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What is to be done for an instance. */
sealed interface InstanceAction {
    /** Choose and hold free ports. {@link InstanceCore#chosen} or {@link InstanceCore#notChosen} follows. */
    record Choose(long run, List<String> names) implements InstanceAction {}

    /** Others may have the ports of this run. */
    record Release(long run) implements InstanceAction {}

    /** Start the command. {@link InstanceCore#started} may follow, and {@link InstanceCore#ended} will. */
    record Start(InstanceOrder order) implements InstanceAction {}

    /** Check the command until it is ready, or has ended. {@link InstanceCore#ready} follows. */
    record Probe(long run, ReadyCheck check, Map<String, Integer> ports) implements InstanceAction {}

    /** Call {@link InstanceCore#late} after this time. */
    record Remind(long run, Duration within) implements InstanceAction {}

    /** Replace the files of the command that runs. */
    record Replace(long run, Map<String, ByteString> files) implements InstanceAction {}

    /** End the command and what it has started. {@link InstanceCore#ended} follows. */
    record Stop(long run, Duration grace) implements InstanceAction {}

    /** Tell the driver. */
    record Report(InstanceState state) implements InstanceAction {}
}
