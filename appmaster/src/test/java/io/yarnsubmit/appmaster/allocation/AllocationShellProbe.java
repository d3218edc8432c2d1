package io.yarnsubmit.appmaster.allocation;

import io.yarnsubmit.appmaster.CallRecorder;
import io.yarnsubmit.protocol.loop.EventLoop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** Gives one action to a shell, and tells which call comes of it. */
public final class AllocationShellProbe {
    private AllocationShellProbe() {}

    public static String callFor(AllocatorAction action) {
        CallRecorder calls = new CallRecorder();
        try (EventLoop loop = EventLoop.start("probe", cause -> {})) {
            new AllocationShell(
                            new AllocatorCore(TestSettings.of(1, Duration.ofSeconds(1), 1, List.of()), new Random(0)),
                            calls.recording(ClusterContainers.class),
                            calls.recording(AllocationListener.class),
                            loop,
                            InstantSource.system())
                    .carryOut(action);
        }
        return calls.only();
    }
}
