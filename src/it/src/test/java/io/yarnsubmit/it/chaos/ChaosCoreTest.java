package io.yarnsubmit.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChaosCoreTest {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Instant now = Instant.EPOCH;
    private final List<ChaosAction> trace = new ArrayList<>();
    private int results = 10;
    private int attempt = 1;
    private boolean well = true;
    private final Map<Integer, Integer> executors = new TreeMap<>(Map.of(1, 10, 2, 10));

    private ChaosCore core(FaultKind kind, int seconds) {
        return new ChaosCore(new FaultPlan(1, List.of(kind)), Duration.ofSeconds(seconds), PATIENCE);
    }

    /** Everybody works for one step. */
    private void work() {
        results += executors.size();
        executors.replaceAll((id, count) -> count + 1);
    }

    private List<ChaosAction> step(ChaosCore core) {
        now = now.plus(STEP);
        JobState job = new JobState(attempt, 2, results, executors);
        List<ChaosAction> actions =
                core.observed(new Observation(2, job, attempt, well ? now : Instant.EPOCH), now);
        trace.addAll(actions);
        return actions;
    }

    private <T extends ChaosAction> T until(ChaosCore core, Class<T> kind) {
        for (int i = 0; i < 10_000; i++) {
            work();
            for (ChaosAction action : step(core)) {
                if (kind.isInstance(action)) {
                    return kind.cast(action);
                }
            }
        }
        throw new AssertionError("no " + kind + " in " + trace);
    }

    @Test
    void executorKilled_isRecoveredWhenAnotherHasBroughtResults() {
        ChaosCore core = core(FaultKind.EXECUTOR_KILLED, 30);
        until(core, ChaosAction.Strike.class);
        Instant struck = now;

        executors.remove(1);
        work();
        assertThat(step(core)).as("one is missing").isEmpty();
        executors.put(3, 0);
        assertThat(step(core)).as("the new one has done nothing").isEmpty();
        ChaosAction.Recovered recovered = until(core, ChaosAction.Recovered.class);

        assertThat(recovered.took()).isEqualTo(Duration.between(struck, now));
    }

    @Test
    void executorKilled_thatStillSeemsToWork_isNotRecovered() {
        ChaosCore core = core(FaultKind.EXECUTOR_KILLED, 30);
        until(core, ChaosAction.Strike.class);

        work();
        work();

        assertThat(step(core)).isEmpty();
    }

    @Test
    void pause_isUndoneInTime_andTimedFromThen() {
        ChaosCore core = core(FaultKind.MASTER_PAUSED, 30);
        ChaosAction.Strike strike = until(core, ChaosAction.Strike.class);
        Instant struck = now;

        until(core, ChaosAction.Undo.class);
        assertThat(Duration.between(struck, now)).isBetween(strike.fault().lasts(), strike.fault().lasts().plus(STEP));
        ChaosAction.Recovered recovered = until(core, ChaosAction.Recovered.class);
        assertThat(recovered.took()).isEqualTo(STEP);
    }

    @Test
    void masterKilled_isRecoveredByAnotherAttempt() {
        ChaosCore core = core(FaultKind.MASTER_KILLED, 30);
        until(core, ChaosAction.Strike.class);

        work();
        assertThat(step(core)).isEmpty();
        attempt = 2;
        until(core, ChaosAction.Recovered.class);
    }

    @Test
    void nothingForTooLong_endsTheRun() {
        ChaosCore core = core(FaultKind.RESOURCE_MANAGER_RESTARTED, 30);
        until(core, ChaosAction.Undo.class);
        well = false;

        ChaosAction.NotRecovered not = until(core, ChaosAction.NotRecovered.class);

        assertThat(not.waited()).isEqualTo(PATIENCE);
        assertThat(core.isOver()).isTrue();
    }

    @Test
    void timeUp_finishesOnlyWhenAllIsWell() {
        ChaosCore core = core(FaultKind.TARGET_CHANGED, 5);
        until(core, ChaosAction.Finish.class);

        assertThat(core.isOver()).isTrue();
        assertThat(trace.stream().filter(ChaosAction.Strike.class::isInstance))
                .hasSameSizeAs(trace.stream()
                        .filter(ChaosAction.Recovered.class::isInstance)
                        .toList());
        assertThat(step(core)).isEmpty();
    }

    /** Whatever is seen: one fault at a time, undone once if it can be, and every kind of action comes. */
    @Test
    void anySeed_faultsComeOneByOne() {
        Set<Class<?>> kinds = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            ChaosCore core = new ChaosCore(
                    new FaultPlan(seed, FaultPlan.kindsFor(true)), Duration.ofMinutes(5), PATIENCE);
            trace.clear();
            well = true;
            while (!core.isOver()) {
                if (random.nextInt(10) > 0) {
                    work();
                }
                if (random.nextInt(40) == 0) {
                    attempt++;
                    executors.remove(executors.keySet().iterator().next());
                    executors.put(attempt + 10, 0);
                }
                // Some clusters stay ill.
                well = seed % 10 != 0 || now.toEpochMilli() % 100_000 < 50_000;
                step(core);
            }
            assertOneByOne(seed);
            trace.forEach(action -> kinds.add(action.getClass()));
        }
        assertThat(kinds).containsExactlyInAnyOrder(ChaosAction.class.getPermittedSubclasses());
    }

    private void assertOneByOne(long seed) {
        Fault going = null;
        boolean undone = true;
        boolean recovered = true;
        for (ChaosAction action : trace) {
            if (action instanceof ChaosAction.Strike strike) {
                assertThat(undone && recovered).as("seed %d: %s", seed, trace).isTrue();
                going = strike.fault();
                undone = going.lasts().isZero();
                recovered = false;
            } else if (action instanceof ChaosAction.Undo undo) {
                assertThat(undo.fault()).isSameAs(going);
                assertThat(undone).as("seed %d: %s", seed, trace).isFalse();
                undone = true;
            } else if (action instanceof ChaosAction.Recovered done) {
                assertThat(done.fault()).isSameAs(going);
                assertThat(recovered).as("seed %d: %s", seed, trace).isFalse();
                recovered = true;
            }
        }
    }
}
