package io.yarnsubmit.appmaster.allocation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A machine of the {@link SimulatedWorld}. */
final class SimulatedMachine {
    final String host;
    Machine.State state = Machine.State.RUNNING;
    /** When all that runs there has to have been stopped, with the time that is told. */
    @Nullable
    Instant leavesAt;
    /** The core of this attempt has been told that it leaves. */
    boolean leaves;
    /** Executors that are started there are never heard of. */
    boolean mute;

    SimulatedMachine(String host) {
        this.host = host;
    }
}
