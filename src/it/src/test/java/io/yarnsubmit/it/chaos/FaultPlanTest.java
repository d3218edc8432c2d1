package io.yarnsubmit.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static List<Fault> faults(long seed, boolean clientMode, int count) {
        FaultPlan plan = new FaultPlan(seed, FaultPlan.kindsFor(clientMode));
        return Stream.generate(plan::next).limit(count).toList();
    }

    @Test
    void sameSeed_samePlan() {
        assertThat(faults(7, true, 200)).isEqualTo(faults(7, true, 200)).isNotEqualTo(faults(8, true, 200));
    }

    @Test
    void eachRound_beginsWithEveryKindOnce() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(faults(seed, true, FaultKind.values().length))
                    .as("seed %d", seed)
                    .extracting(Fault::kind)
                    .containsExactlyInAnyOrder(FaultKind.values());
        }
    }

    @Test
    void clusterMode_hasNoFaultsOfTheClient() {
        assertThat(faults(1, false, 300)).extracting(Fault::kind).doesNotContain(FaultKind.CLIENT_PAUSED);
    }

    @Test
    void faults_lastAsLongAsTheirKindSays() {
        assertThat(faults(3, true, 1_000)).allSatisfy(fault -> assertThat(fault.lasts())
                .isBetween(fault.kind().least(), fault.kind().most()));
    }

    @Test
    void faultsForAMoment_areOverBeforeSomebodyMissesAnything() {
        assertThat(FaultKind.EXECUTOR_PAUSED.most()).isLessThan(FaultKind.EXECUTOR_EXPIRY);
        assertThat(FaultKind.EXECUTOR_HUNG.least()).isGreaterThan(FaultKind.EXECUTOR_EXPIRY);
        assertThat(FaultKind.MASTER_PAUSED.most()).isLessThan(FaultKind.MASTER_EXPIRY);
        assertThat(FaultKind.CLIENT_PAUSED.most()).isLessThan(FaultKind.LEASH);
        assertThat(FaultKind.NODE_MANAGER_RESTARTED.most()).isLessThan(FaultKind.NODE_EXPIRY);
        assertThat(FaultKind.NODE_MANAGER_GONE.least()).isGreaterThan(FaultKind.NODE_EXPIRY);
        assertThat(EnumSet.allOf(FaultKind.class)).allMatch(kind -> kind.weight() > 0);
        assertThat(new FaultPlan(1, List.of(FaultKind.SAFE_MODE)).calm()).isGreaterThan(Duration.ZERO);
    }
}
