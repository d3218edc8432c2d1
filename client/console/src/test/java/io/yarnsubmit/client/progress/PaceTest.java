package io.yarnsubmit.client.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace();
    private Instant now = Instant.EPOCH;

    private void after(double seconds, long count) {
        now = now.plusMillis(Math.round(seconds * 1000));
        pace.observe(count, now);
    }

    @Test
    void saysNothingBeforeItKnowsAnything() {
        after(0, 0);
        assertThat(pace.perSecond()).isEmpty();
        assertThat(pace.left(100)).isEmpty();

        after(5, 0);
        assertThat(pace.perSecond()).as("nothing has happened").isEmpty();

        after(0.5, 1);
        assertThat(pace.perSecond()).isPresent();
        assertThat(pace.left(100)).as("one is no pace").isEmpty();
    }

    @Test
    void steadyGrowth_isToldAsItIs() {
        for (int i = 0; i <= 60; i++) {
            after(0.5, 10L * i);
        }

        assertThat(pace.perSecond().orElseThrow()).isCloseTo(20, within(0.01));
        assertThat(pace.left(200)).contains(Duration.ofSeconds(10));
    }

    @Test
    void growthThatSlowsDown_isFollowed() {
        long count = 0;
        for (int i = 0; i < 60; i++) {
            after(1, count += 100);
        }
        for (int i = 0; i < 60; i++) {
            after(1, count += 10);
        }

        assertThat(pace.perSecond().orElseThrow()).isCloseTo(10, within(1.0));
    }

    @Test
    void slowTasks_giveASteadyFigure() {
        Random random = new Random(1);
        long count = 0;
        for (int i = 0; i < 7200; i++) {
            // One in a minute, on the average.
            after(1, count += random.nextInt(60) == 0 ? 1 : 0);
        }

        assertThat(pace.perSecond().orElseThrow() * 60).isCloseTo(1, within(0.6));
        assertThat(pace.left(10)).hasValueSatisfying(left -> assertThat(left).isBetween(minutes(5), minutes(30)));
    }

    @Test
    void whatIsTooFarAhead_isNotTold() {
        after(0, 0);
        after(2, 1);
        after(2, 4);

        assertThat(pace.left(1_000_000)).as("after four seconds of looking").isEmpty();
        assertThat(pace.left(100)).isPresent();
    }

    @Test
    void moreThanDays_isNotTold() {
        for (int i = 0; i < 7200; i++) {
            after(1, i);
        }

        assertThat(pace.left(1_000_000)).isEmpty();
        assertThat(pace.left(300_000)).isPresent();
    }

    @Test
    void aStandstill_hasNoEnd() {
        for (int i = 0; i < 20; i++) {
            after(1, i);
        }
        for (int i = 0; i < 40; i++) {
            after(1, 19);
        }

        assertThat(pace.left(5)).isEmpty();
    }

    @Test
    void timeWithoutWork_doesNotCount() {
        for (int i = 0; i <= 10; i++) {
            after(1, i);
        }
        pace.pause();
        after(3600, 10);
        after(1, 11);

        assertThat(pace.perSecond().orElseThrow()).isCloseTo(1, within(0.01));
    }

    @Test
    void aCountThatShrinks_beginsAnew() {
        after(0, 0);
        after(10, 1000);
        after(1, 0);

        assertThat(pace.perSecond()).isEmpty();
    }

    @Test
    void aClockThatGoesBack_doesNoHarm() {
        after(0, 0);
        after(5, 50);
        now = now.minusSeconds(60);
        after(0, 60);

        assertThat(pace.perSecond().orElseThrow()).isPositive().isFinite();
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
