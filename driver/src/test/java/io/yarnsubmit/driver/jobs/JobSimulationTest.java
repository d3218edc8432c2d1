package io.yarnsubmit.driver.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Runs many random plans on executors that die, with late and repeated answers, failures and cancellations. */
class JobSimulationTest {
    private static final int SEEDS = 3_000;

    @Test
    void everyResultIsDeliveredOnceAndRightAndEveryJobEnds() {
        int succeeded = 0;
        int failed = 0;
        int cancelled = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            JobStory story = new JobStory(seed);
            try {
                JobOutcome outcome = story.play();
                succeeded += outcome instanceof JobOutcome.Succeeded ? 1 : 0;
                failed += outcome instanceof JobOutcome.TasksFailed ? 1 : 0;
                cancelled += outcome instanceof JobOutcome.Cancelled ? 1 : 0;
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + String.join("\n", story.trace), e);
            }
        }
        // All kinds of stories occur.
        assertThat(succeeded).isGreaterThan(SEEDS / 3);
        assertThat(failed).isGreaterThan(SEEDS / 20);
        assertThat(cancelled).isGreaterThan(SEEDS / 100);
    }
}
