package io.yarnsubmit.driver.elasticity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A simulated executor, with the times when its tasks end. */
final class ModelExecutor {
    final int id;
    final Instant registers;
    final List<Instant> taskEnds = new ArrayList<>();
    Instant idleSince;

    ModelExecutor(int id, Instant registers) {
        this.id = id;
        this.registers = registers;
        this.idleSince = registers;
    }

    boolean isIdle() {
        return taskEnds.isEmpty();
    }
}
