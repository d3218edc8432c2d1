package io.yarnsubmit.executor.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.CommandEnd;
import io.yarnsubmit.protocol.v1.InstanceOrder;
import io.yarnsubmit.protocol.v1.InstanceState;
import io.yarnsubmit.protocol.v1.ReadyCheck;
import io.yarnsubmit.seeds.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Orders that are lost, repeated and late, by chance: never do two commands run at a time, each run starts one at most, no port is
 * kept for ever, and in the end the driver knows how the last run is.
 */
class InstanceSimulationTest {
    private static final Seeds SEEDS = Seeds.of(300, 3_000);
    private static final int STEPS = 200;

    @Test
    void ordersAreCarriedOut_whateverIsLost() {
        SEEDS.forEach(seed -> {
            Story story = new Story(seed);
            try {
                story.play();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(Seeds.repeat(seed) + "\n" + String.join("\n", story.trace), e);
            }
        });
    }

    private static final class Story {
        final Random random;
        final InstanceCore core = new InstanceCore();
        final List<String> trace = new ArrayList<>();
        final Set<Long> choosing = new HashSet<>();
        final Set<Long> held = new HashSet<>();
        final Set<Long> started = new HashSet<>();
        final Set<Long> reminded = new HashSet<>();
        /** The command that runs, and whether it was asked to end. */
        @Nullable
        Long running;

        boolean isStarted;
        boolean isStopping;
        boolean isConnected = true;
        /** What the driver wants, and what it has heard. */
        InstanceOrder wanted = InstanceOrder.getDefaultInstance();

        Optional<InstanceState> heard = Optional.empty();

        Story(long seed) {
            random = new Random(seed);
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            settle();
            assertThat(heard.map(InstanceState::getRun)).contains(wanted.getRun());
            boolean isOver = heard.orElseThrow().getPhase() == InstanceState.Phase.PHASE_ENDED;
            switch (wanted.getWanted()) {
                case WANTED_STOPPED -> assertThat(isOver).isTrue();
                case WANTED_RUNNING ->
                    assertThat(isOver || Objects.equals(running, wanted.getRun()))
                            .isTrue();
                default -> assertThat(heard.orElseThrow().getPhase()).isNotEqualTo(InstanceState.Phase.PHASE_RUNNING);
            }
            if (isOver) {
                assertThat(running).isNull();
                assertThat(held).isEmpty();
            } else {
                assertThat(held).containsExactly(wanted.getRun());
            }
        }

        private void step() {
            switch (random.nextInt(10)) {
                case 0 -> newRun();
                case 1 -> escalate();
                case 2 -> deliver();
                case 3 -> chosen();
                case 4 -> startedOrEnded();
                case 5 -> carryOut(core.ready(anyRun()));
                case 6 -> carryOut(core.late(anyRun()));
                case 7 -> connect();
                case 8 -> isConnected = random.nextInt(4) > 0;
                default -> carryOut(core.ended(anyRun() + 1_000, CommandEnd.getDefaultInstance(), true));
            }
        }

        /** Everything that is under way comes to its end, but a command that may run goes on. */
        private void settle() {
            isConnected = false;
            newRun();
            escalate();
            for (int round = 0; round < 6; round++) {
                connect();
                while (!choosing.isEmpty()) {
                    chosen();
                }
                if (running != null && (isStopping || !isStarted)) {
                    startedOrEnded();
                }
            }
            connect();
        }

        private long anyRun() {
            return running != null && random.nextBoolean() ? running : random.nextLong(wanted.getRun() + 2);
        }

        private void newRun() {
            want(wanted.toBuilder()
                    .setRun(wanted.getRun() + 1)
                    .setWanted(any(InstanceOrder.Wanted.WANTED_PREPARED, InstanceOrder.Wanted.WANTED_RUNNING))
                    .setReady(
                            random.nextBoolean()
                                    ? ReadyCheck.newBuilder().setTcp("a").setWithinMillis(9)
                                    : ReadyCheck.newBuilder()));
        }

        private void escalate() {
            want(wanted.toBuilder()
                    .setWanted(any(InstanceOrder.Wanted.WANTED_RUNNING, InstanceOrder.Wanted.WANTED_STOPPED))
                    .putFiles("peers.json", ByteString.copyFromUtf8("" + random.nextInt(3))));
        }

        private InstanceOrder.Wanted any(InstanceOrder.Wanted... of) {
            return of[random.nextInt(of.length)];
        }

        private void want(InstanceOrder.Builder next) {
            if (wanted.getRun() == next.getRun() && wanted.getWanted() == InstanceOrder.Wanted.WANTED_STOPPED) {
                return;
            }
            wanted = next.build();
            deliver();
        }

        private void deliver() {
            if (isConnected && wanted.getRun() > 0) {
                trace.add("order " + wanted.getRun() + " " + wanted.getWanted());
                carryOut(core.ordered(wanted));
            }
        }

        private void connect() {
            isConnected = true;
            carryOut(core.connected());
            deliver();
        }

        private void chosen() {
            choosing.stream().findAny().ifPresent(run -> {
                choosing.remove(run);
                trace.add("chosen " + run);
                if (random.nextInt(5) > 0) {
                    held.add(run);
                    carryOut(core.chosen(run, Map.of("a", 20_000)));
                } else {
                    carryOut(core.notChosen(run, "none is free"));
                }
            });
        }

        private void startedOrEnded() {
            Long run = running;
            if (run == null) {
                return;
            }
            if (!isStarted && !isStopping && random.nextInt(4) > 0) {
                isStarted = true;
                trace.add("started " + run);
                carryOut(core.started(run));
            } else {
                running = null;
                trace.add("ended " + run);
                carryOut(core.ended(
                        run,
                        CommandEnd.newBuilder().setExitStatus(random.nextInt(2)).build(),
                        random.nextBoolean()));
            }
        }

        private void carryOut(List<InstanceAction> actions) {
            for (InstanceAction action : actions) {
                trace.add("  " + action.toString().replace('\n', ' '));
                carryOut(action);
            }
        }

        private void carryOut(InstanceAction action) {
            if (action instanceof InstanceAction.Choose choose) {
                choosing.add(choose.run());
            } else if (action instanceof InstanceAction.Release release) {
                held.remove(release.run());
            } else if (action instanceof InstanceAction.Start start) {
                long run = start.order().getRun();
                assertThat(running).isNull();
                assertThat(started.add(run)).isTrue();
                assertThat(held).contains(run);
                running = run;
                isStarted = false;
                isStopping = false;
            } else if (action instanceof InstanceAction.Stop stop) {
                assertThat(running).isEqualTo(stop.run());
                assertThat(isStopping).isFalse();
                isStopping = true;
            } else if (action instanceof InstanceAction.Replace replace) {
                assertThat(running).isEqualTo(replace.run());
                assertThat(isStopping).isFalse();
            } else if (action instanceof InstanceAction.Probe probe) {
                assertThat(running).isEqualTo(probe.run());
            } else if (action instanceof InstanceAction.Remind remind) {
                assertThat(reminded.add(remind.run())).isTrue();
            } else if (action instanceof InstanceAction.Report report) {
                report(report.state());
            } else {
                throw new AssertionError("not carried out: " + action);
            }
        }

        private void report(InstanceState state) {
            if (state.getPhase() == InstanceState.Phase.PHASE_ENDED) {
                assertThat(Objects.equals(running, state.getRun())).isFalse();
            }
            if (isConnected) {
                heard = Optional.of(state);
            }
        }
    }
}
