package io.yarnsubmit.appmaster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.AnnounceOutcome;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.AnnounceRetry;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.DisposeStaging;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.EndAllocation;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.Exit;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.StartDriver;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.StopDriver;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.Unregister;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.WriteAddress;
import io.yarnsubmit.seeds.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleSimulationTest extends LifecycleStory {
    static LongStream seeds() {
        return Seeds.of(100, 300).stream();
    }

    /** Whatever happens in whatever order, once the driver is gone and time passes the process ends, and only once. */
    @ParameterizedTest
    @MethodSource("seeds")
    void alwaysEnds(long seed) {
        Random random = new Random(seed);
        LifecycleCore core = core(
                random.nextBoolean(),
                random.nextBoolean(),
                new Attempts(1, 1 + random.nextInt(2), random.nextBoolean()));
        List<String> trace = new ArrayList<>();
        List<LifecycleAction> all = new ArrayList<>(core.begun(now));
        int registeredAt = random.nextInt(10);
        for (int i = 0; i < 60; i++) {
            pass(Duration.ofMillis(random.nextInt(4000)));
            int event = i < 50 ? random.nextInt(15) : i == 50 ? 2 : 10;
            List<LifecycleAction> actions = switch (event) {
                case 0 -> core.driverStarted(now);
                case 1 -> core.executorsLive(random.nextInt(3), now);
                case 2 -> core.driverEnded(random.nextInt(256), null, now);
                case 3 -> core.hostHeard(now);
                case 4 -> random.nextInt(10) == 0 ? core.endRequested("r", now) : List.of();
                case 5 -> random.nextInt(10) == 0 ? core.failuresSpent(EXECUTORS_FAILED, now) : List.of();
                case 6 -> random.nextInt(10) == 0 ? core.attemptLost(now) : List.of();
                case 7 ->
                    all.stream()
                                    .anyMatch(action ->
                                            action instanceof AnnounceOutcome || action instanceof AnnounceRetry)
                            ? core.clientsTold(now)
                            : List.of();
                case 8 -> all.stream().anyMatch(Unregister.class::isInstance) ? core.unregistered(now) : List.of();
                case 9 ->
                    all.stream().anyMatch(DisposeStaging.class::isInstance) ? core.stagingDisposed(now) : List.of();
                case 11 -> core.clientsAttached(random.nextInt(2), now);
                case 13 -> core.clientsBehind(now);
                case 14 -> core.outputShown(now);
                case 12 ->
                    all.stream().anyMatch(LifecycleAction.LeaveOutcome.class::isInstance)
                            ? core.outcomeLeft(random.nextBoolean(), now)
                            : List.of();
                default -> core.tick(i < 50 ? now : (now = now.plus(OUTPUT_WAIT)));
            };
            trace.add(now + " event " + event + " -> " + actions);
            all.addAll(actions);
            if (i == registeredAt) {
                List<LifecycleAction> then = core.registered(now);
                trace.add(now + " registered -> " + then);
                all.addAll(then);
            }
        }
        assertThat(all).as(Seeds.repeat(seed) + "\n" + String.join("\n", trace)).satisfies(actions -> {
            for (Class<?> once : List.of(
                    AnnounceOutcome.class,
                    Unregister.class,
                    DisposeStaging.class,
                    EndAllocation.class,
                    StartDriver.class,
                    WriteAddress.class,
                    StopDriver.class)) {
                assertThat(actions).filteredOn(once::isInstance).hasSizeLessThanOrEqualTo(1);
            }
            assertThat(actions).filteredOn(Exit.class::isInstance).hasSize(1);
            assertThat(actions)
                    .filteredOn(action -> action instanceof AnnounceOutcome || action instanceof AnnounceRetry)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(actions.get(actions.size() - 1)).isInstanceOf(Exit.class);
        });
    }
}
