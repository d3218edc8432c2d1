package io.yarnsubmit.appmaster.lifecycle;

import io.yarnsubmit.appmaster.CallRecorder;
import io.yarnsubmit.protocol.loop.EventLoop;
import java.time.Duration;
import java.time.InstantSource;

/** Gives one action to a shell, and tells which call comes of it. */
public final class LifecycleShellProbe {
    private LifecycleShellProbe() {}

    public static String callFor(LifecycleAction action) {
        CallRecorder calls = new CallRecorder();
        try (EventLoop loop = EventLoop.start("probe", cause -> {})) {
            new LifecycleShell(
                            new LifecycleCore(new LifecycleSettings(
                                    true,
                                    true,
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(1),
                                    null,
                                    new Attempts(1, 2, true))),
                            calls.recording(LifecycleDuties.class),
                            loop,
                            InstantSource.system())
                    .carryOut(action);
        }
        return calls.only();
    }
}
