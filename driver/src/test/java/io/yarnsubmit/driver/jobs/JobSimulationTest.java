package io.yarnsubmit.driver.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.seeds.Seeds;
import org.junit.jupiter.api.Test;

/** Runs many random plans on executors that die, with late and repeated answers, failures and cancellations. */
class JobSimulationTest {
    private static final Seeds SEEDS = Seeds.of(600, 3_000);
    /** For stories of every kind. */
    private static final int ENOUGH = 300;

    @Test
    void everyResultIsDeliveredOnceAndRightAndEveryJobEnds() {
        int succeeded = 0;
        int failed = 0;
        int cancelled = 0;
        for (long seed : SEEDS.stream().toArray()) {
            JobStory story = new JobStory(seed);
            try {
                JobOutcome outcome = story.play();
                succeeded += outcome instanceof JobOutcome.Succeeded ? 1 : 0;
                failed += outcome instanceof JobOutcome.TasksFailed ? 1 : 0;
                cancelled += outcome instanceof JobOutcome.Cancelled ? 1 : 0;
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(Seeds.repeat(seed) + "\n" + String.join("\n", story.trace), e);
            }
        }
        if (SEEDS.count() >= ENOUGH) {
            assertThat(succeeded).isGreaterThan(SEEDS.count() / 3);
            assertThat(failed).isGreaterThan(SEEDS.count() / 20);
            assertThat(cancelled).isGreaterThan(SEEDS.count() / 100);
        }
    }
}
