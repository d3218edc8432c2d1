package io.yarnsubmit.appmaster.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.seeds.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The core in a {@link SimulatedWorld}, with what it must never do checked after every event. A failure prints the shortest
 * script that was found to fail too, and the command that repeats it; {@link Seeds} says which seeds it plays.
 */
class AllocatorSimulationTest {
    private static final int ALL = 1_000;
    private static final Seeds SEEDS = Seeds.of(150, ALL);
    private static final int STEPS = 1_900;

    @Test
    void keepsItsPromises() {
        long events = 0;
        for (long seed : SEEDS.stream().toArray()) {
            List<SimulationStep> script = SimulationStep.script(seed, STEPS);
            try {
                events += run(seed, script).events;
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(report(seed, script), e);
            }
        }
        System.out.println(events + " events");
        assertThat(events).isGreaterThanOrEqualTo(SEEDS.count() == ALL ? 1_000_000 : 1);
    }

    private static SimulatedWorld run(long seed, List<SimulationStep> script) {
        SimulatedWorld world = new SimulatedWorld(seed, false);
        live(world, script);
        return world;
    }

    private static void live(SimulatedWorld world, List<SimulationStep> script) {
        world.begin();
        script.forEach(world::apply);
        world.settle();
    }

    private static boolean fails(long seed, List<SimulationStep> script) {
        try {
            run(seed, script);
            return false;
        } catch (RuntimeException | AssertionError e) {
            return true;
        }
    }

    private static String report(long seed, List<SimulationStep> script) {
        List<SimulationStep> shortest = ScriptShortener.shorten(script, shorter -> fails(seed, shorter));
        SimulatedWorld world = new SimulatedWorld(seed, true);
        String failure = "";
        try {
            live(world, shortest);
        } catch (RuntimeException | AssertionError e) {
            failure = e.toString();
        }
        return "seed " + seed + ", shortened from " + script.size() + " to " + shortest.size() + " steps:\n"
                + String.join("\n", world.trace) + "\n" + failure + "\nRepeat it with\n"
                + "  mvn -pl appmaster -am test -Dtest=AllocatorSimulationTest -Dyarnsubmit.seed=" + seed
                + " -Dsurefire.failIfNoSpecifiedTests=false\n";
    }
}
