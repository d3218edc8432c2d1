package io.yarnsubmit.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Tags;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A minute of chaos in each deploy mode; {@code scripts/chaos} runs it for as long as one likes. */
@Tag(Tags.LONG)
@Tag(Tags.CHAOS)
class ChaosTest {
    // Those that need the longest are left to longer runs.
    private static final List<FaultKind> QUICK = List.of(
            FaultKind.EXECUTOR_KILLED,
            FaultKind.EXECUTOR_PAUSED,
            FaultKind.MASTER_KILLED,
            FaultKind.MASTER_PAUSED,
            FaultKind.NODE_MANAGER_RESTARTED,
            FaultKind.RESOURCE_MANAGER_RESTARTED,
            FaultKind.TARGET_CHANGED);

    @ParameterizedTest
    @CsvSource({"client, 1", "cluster, 2"})
    void everythingFails_answersAreRight_nothingIsLeft(String mode, long seed) throws Exception {
        ChaosSettings settings = new ChaosSettings(seed, Duration.ofSeconds(45), mode, QUICK);

        ChaosOutcome outcome = new ChaosRun(settings, System.out::println).run();

        System.out.println(outcome);
        assertThat(outcome.problems()).as("%s, seed %d", outcome, seed).isEmpty();
        assertThat(outcome.table().struck())
                .isPositive()
                .isEqualTo(outcome.table().recovered());
    }
}
