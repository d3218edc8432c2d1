package io.yarnsubmit.driver.roles;

import io.yarnsubmit.seeds.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many applications by chance: executors come, break off, die, are too many; commands fail; sizes change. */
class RolesSimulationTest {
    private static final Seeds SEEDS = Seeds.of(1_000, 50_000);
    private static final int STEPS = 120;

    @Test
    void everyApplicationIsDecidedOnce_andNothingRunsTwiceOrAfterwards() {
        SEEDS.forEach(seed -> {
            Random random = new Random(seed);
            SimulatedRoles world = new SimulatedRoles(random, RandomRoles.of(random));
            try {
                int unkind = random.nextInt(STEPS);
                for (int step = 0; step < STEPS; step++) {
                    world.event(step < unkind);
                }
                world.settle();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(e.getMessage() + "\n" + String.join("\n", world.trace), e);
            }
        });
    }
}
