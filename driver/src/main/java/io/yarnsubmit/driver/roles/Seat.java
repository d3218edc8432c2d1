package io.yarnsubmit.driver.roles;

import org.jspecify.annotations.Nullable;

/** An executor of a role. */
final class Seat {
    final int executorId;
    final Role role;
    final String host;

    /** Who has it; null if it is spare. */
    @Nullable
    Instance instance;

    /** It is going to be lost, and gets no orders; what it has started may still run. */
    boolean leaving;

    Seat(int executorId, Role role, String host) {
        this.executorId = executorId;
        this.role = role;
        this.host = host;
    }
}
