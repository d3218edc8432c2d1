package io.yarnsubmit.appmaster.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Something that happens in a {@link SimulatedWorld}, as data: a script of steps can be replayed, and shortened, for a step
 * that finds nothing to happen to is skipped.
 *
 * @param millis how much time passes before it
 * @param a which one of those it can happen to
 * @param b how it happens
 */
record SimulationStep(Kind kind, int millis, int a, int b) {

    enum Kind {
        RM_HEARS(8),
        RM_GRANTS(12),
        RM_DELIVERS(12),
        RM_DELIVERS_AGAIN(1),
        RM_COMPLETES(12),
        RM_EXPIRES(1),
        RM_TELLS_HEADROOM(4),
        RM_PREEMPTS(1),
        RM_KILLS(1),
        RM_RESTARTS(1),
        MACHINE_GONE(1),
        MACHINE_LEAVES(1),
        MACHINE_BACK(2),
        START_ACCEPTED(14),
        START_FAILED(1),
        EXECUTOR_REGISTERS(14),
        EXECUTOR_DISCONNECTS(1),
        EXECUTOR_EXITS(2),
        DRIVER_WANTS(2),
        DRIVER_REPEATS_OLD_TARGETS(1),
        DRIVER_LINKS(2),
        DRIVER_STOPS(1),
        DRIVER_DRAINS(4),
        DRIVER_GIVES_BACK(3),
        TICK(1),
        AM_DIES(0);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    static List<SimulationStep> script(long seed, int length) {
        Random random = new Random(seed);
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < 10 * kind.weight; i++) {
                kinds.add(kind);
            }
        }
        // Attempts follow each other slowly: most have time to do something.
        kinds.add(Kind.AM_DIES);
        kinds.add(Kind.AM_DIES);
        kinds.add(Kind.AM_DIES);
        List<SimulationStep> steps = new ArrayList<>(length);
        int pace = 1 + random.nextInt(1500);
        for (int i = 0; i < length; i++) {
            int millis = random.nextInt(60) == 0 ? random.nextInt(200_000) : random.nextInt(pace);
            steps.add(new SimulationStep(
                    kinds.get(random.nextInt(kinds.size())), millis, random.nextInt(1 << 20), random.nextInt(1 << 20)));
        }
        return steps;
    }
}
