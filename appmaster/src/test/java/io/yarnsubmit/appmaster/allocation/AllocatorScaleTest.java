package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.appmaster.allocation.AllocatorStory.GROUP;
import static io.yarnsubmit.appmaster.allocation.AllocatorStory.grant;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tells what 10,000 executors cost: figures for people, no limits, for the machine may be busy with other things. */
class AllocatorScaleTest {
    private static final int EXECUTORS = 10_000;
    private static final int REPEATS = 20_000;

    @Test
    void ofTenThousandExecutors() {
        AllocatorStory story = AllocatorStory.of(EXECUTORS);
        long before = used();
        long begun = System.nanoTime();
        story.begin();
        story.hubKnown();
        for (int number = 1; number <= EXECUTORS; number++) {
            story.granted(grant(number, GROUP, "h" + number % 1000));
            story.comesUp(number);
        }
        long launched = System.nanoTime();
        long bytes = used() - before;
        story.pass(Duration.ofSeconds(1));
        int actions = 0;
        long ticking = System.nanoTime();
        for (int i = 0; i < REPEATS; i++) {
            actions += story.core.tick(story.now).size();
            actions += story.core.nextDeadline(story.now).isPresent() ? 1 : 0;
            actions += story.core.view().get(0).starting();
        }
        long ticked = System.nanoTime();
        for (int number = 1; number <= 1000; number++) {
            story.completed(number, -102);
            story.granted(EXECUTORS + number);
            story.comesUp(EXECUTORS + number);
        }
        long replaced = System.nanoTime();
        System.out.printf(
                "%d executors: %.1f us each to launch, %d bytes each; a tick without news %.2f us; a loss and its"
                        + " replacement %.1f us%n",
                EXECUTORS,
                (launched - begun) / 1e3 / EXECUTORS,
                bytes / EXECUTORS,
                (ticked - ticking) / 1e3 / REPEATS,
                (replaced - ticked) / 1e3 / 1000);
        assertThat(actions).isZero();
        assertThat(story.core.live()).isEqualTo(EXECUTORS);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
