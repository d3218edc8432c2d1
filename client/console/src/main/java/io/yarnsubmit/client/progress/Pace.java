package io.yarnsubmit.client.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How fast a count grows, and when it will be complete. Pure: time is what it is told. Not thread-safe.
 *
 * <p>Recent growth weighs more than old growth. What "recent" means follows the count: ten of its steps, but at least ten
 * seconds, so that tasks of an hour and tasks of a millisecond both give a steady figure. It says nothing while it knows too
 * little, when the count stands still, or when it would have to look far beyond what it has seen: no figure is better than
 * a wrong one.
 */
public final class Pace {
    private static final double STEPS_REMEMBERED = 10;
    private static final double SHORTEST_MEMORY_SECONDS = 10;
    private static final double LONGEST_MEMORY_SECONDS = 3_600;
    private static final double SECONDS_TO_KNOW_THE_RATE = 1;
    private static final double SECONDS_TO_KNOW_THE_END = 3;
    private static final long STEPS_TO_KNOW_THE_END = 3;
    /** How many times longer than what it has seen it looks ahead. */
    private static final double FORESIGHT = 100;

    private static final Duration LONGEST_LEFT = Duration.ofHours(99);
    private static final double STANDSTILL_STEPS = 10;
    private static final double STANDSTILL_SECONDS = 30;

    private @Nullable Instant last;
    private long count;
    private long firstCount;
    private double seen;
    private double sinceStep;
    private double weightedGrowth;
    private double weightedSeconds;
    private boolean paused;

    /** The count is this now. A count that shrinks starts over. */
    public void observe(long newCount, Instant now) {
        if (last == null || newCount < count) {
            begin(newCount);
        } else if (paused) {
            firstCount += newCount - count;
            count = newCount;
        } else {
            double seconds = Math.max(0, Duration.between(last, now).toMillis() / 1000.0);
            double kept = Math.exp(-seconds / memorySeconds());
            weightedGrowth = weightedGrowth * kept + (newCount - count);
            weightedSeconds = weightedSeconds * kept + seconds;
            seen += seconds;
            sinceStep = newCount > count ? 0 : sinceStep + seconds;
            count = newCount;
        }
        last = now;
        paused = false;
    }

    /** There is nothing to do now: what happens until the next observation does not count. */
    public void pause() {
        paused = true;
    }

    private void begin(long newCount) {
        count = newCount;
        firstCount = newCount;
        seen = 0;
        sinceStep = 0;
        weightedGrowth = 0;
        weightedSeconds = 0;
    }

    private double memorySeconds() {
        long steps = count - firstCount;
        double wanted = steps == 0 ? LONGEST_MEMORY_SECONDS : STEPS_REMEMBERED * seen / steps;
        return Math.min(LONGEST_MEMORY_SECONDS, Math.max(SHORTEST_MEMORY_SECONDS, wanted));
    }

    /** Steps in a second. */
    public OptionalDouble perSecond() {
        return seen < SECONDS_TO_KNOW_THE_RATE || count == firstCount
                ? OptionalDouble.empty()
                : OptionalDouble.of(weightedGrowth / weightedSeconds);
    }

    /** How long this many further steps will take. */
    public Optional<Duration> left(long remaining) {
        double rate = perSecond().orElse(0);
        if (remaining <= 0
                || rate <= 0
                || seen < SECONDS_TO_KNOW_THE_END
                || count - firstCount < STEPS_TO_KNOW_THE_END
                || standsStill()) {
            return Optional.empty();
        }
        double seconds = remaining / rate;
        return seconds > Math.min(LONGEST_LEFT.toSeconds(), FORESIGHT * seen)
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private boolean standsStill() {
        double usual = seen / (count - firstCount);
        return sinceStep > Math.max(STANDSTILL_SECONDS, STANDSTILL_STEPS * usual);
    }
}
