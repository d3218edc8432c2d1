package io.yarnsubmit.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.seeds.Seeds;
import io.yarnsubmit.tokens.RenewalAction.Fetch;
import io.yarnsubmit.tokens.RenewalAction.TellFailed;
import io.yarnsubmit.tokens.RenewalAction.TellRenewed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Services that are slow, away, or vague about the end of their tokens, and a machine that sleeps. */
class RenewalSimulationTest {
    private static final Duration LONGEST_STEP = Duration.ofSeconds(15);

    @Test
    void tokensNeverEndWhileTheServiceAnswers_andItIsNotPestered() {
        Seeds.of(300, 20_000).forEach(seed -> new Story(seed).tell());
    }

    private static final class Story {
        private final Random random;
        private final Duration life;
        private final boolean vague;
        private Instant now = Instant.parse("2026-03-01T00:00:00Z");
        private Instant end;
        private Instant awayUntil = now;
        private Instant lastTry = Instant.MIN;
        private Instant dueBy = Instant.MAX;
        private final RenewalCore core;

        Story(long seed) {
            random = new Random(seed);
            life = Duration.ofSeconds(20 + random.nextInt(random.nextBoolean() ? 100 : 600_000));
            vague = random.nextInt(10) == 0;
            end = now.plus(life);
            core = new RenewalCore(now, told());
        }

        private Optional<Instant> told() {
            return vague ? Optional.empty() : Optional.of(end);
        }

        void tell() {
            for (int event = 0; event < 400; event++) {
                pass();
                Deque<RenewalAction> actions = new ArrayDeque<>(core.timePassed(now));
                while (!actions.isEmpty()) {
                    carryOut(actions.removeFirst(), actions);
                }
                assertThat(core.next()).as("the next try").isAfter(now);
                assertThat(core.next())
                        .as("the next try at %s, tokens until %s", now, end)
                        .isBeforeOrEqualTo(now.plus(Duration.ofDays(8)));
                boolean reachable = !now.isBefore(awayUntil);
                if (!vague && reachable && dueBy.isBefore(now)) {
                    assertThat(end).as("tokens are alive at %s", now).isAfter(now);
                }
            }
        }

        /** Mostly to the next try, in the steps of the shell. */
        private void pass() {
            Duration left = Duration.between(now, core.next());
            Duration step = left.isNegative() ? Duration.ofMillis(1) : left;
            if (random.nextInt(4) == 0) {
                step = step.dividedBy(2).plusMillis(1);
            }
            if (random.nextInt(20) == 0) {
                awayUntil = now.plus(step).plusSeconds(random.nextInt((int) life.toSeconds() * 2));
                // After that, one longest pause until it is tried, and a step of the shell.
                dueBy = awayUntil.plus(RenewalCore.LONGEST_PAUSE).plus(LONGEST_STEP);
            }
            now = now.plus(step);
        }

        private void carryOut(RenewalAction action, Deque<RenewalAction> later) {
            if (action instanceof Fetch) {
                assertThat(Duration.between(lastTry.equals(Instant.MIN) ? now.minusSeconds(9) : lastTry, now))
                        .as("time between two tries")
                        .isGreaterThanOrEqualTo(RenewalCore.LEAST_PAUSE);
                lastTry = now;
                if (now.isBefore(awayUntil)) {
                    later.addAll(core.failed(now, "away"));
                } else {
                    end = now.plus(life);
                    if (dueBy.equals(Instant.MAX)) {
                        dueBy = now;
                    }
                    later.addAll(core.fetched(now, told(), Optional.empty()));
                }
            } else if (action instanceof TellRenewed told) {
                assertThat(told.end()).isEqualTo(told());
            } else if (action instanceof TellFailed told) {
                assertThat(told.next()).isEqualTo(core.next());
                assertThat(Duration.between(now, told.next())).isLessThanOrEqualTo(RenewalCore.LONGEST_PAUSE);
            }
        }
    }
}
