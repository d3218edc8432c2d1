package io.yarnsubmit.appmaster.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan.Elasticity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapacityUpdatesTest {
    private static final ExecutorGroupPlan FIXED = group("fixed").build();
    private static final ExecutorGroupPlan ELASTIC =
            group("elastic").setElasticity(Elasticity.newBuilder().setMax(9)).build();

    private Instant now = Instant.EPOCH;
    private final CapacityUpdates updates = new CapacityUpdates(List.of(FIXED, ELASTIC), () -> now);

    private static ExecutorGroupPlan.Builder group(String name) {
        return ExecutorGroupPlan.newBuilder().setName(name).setMemoryMib(100).setCores(2);
    }

    @Test
    void tellsElasticGroupsWhatThereIsRoomFor() {
        assertThat(updates.update(room(10))).contains(Map.of("elastic", 10));
        after(1);
        assertThat(updates.update(room(4))).contains(Map.of("elastic", 4));
    }

    @Test
    void isSilentWithoutElasticGroups() {
        CapacityUpdates none = new CapacityUpdates(List.of(FIXED), () -> now);
        assertThat(none.update(room(10))).isEmpty();
    }

    @Test
    void tellsAtMostOnceASecond_andThenTheLatest() {
        updates.update(room(10));
        assertThat(updates.update(room(0))).isEmpty();
        after(1);
        assertThat(updates.update(room(0))).contains(Map.of("elastic", 0));
    }

    @Test
    void littleIsNoNews_exceptThatNothingIsLeft() {
        updates.update(room(100));
        after(1);
        assertThat(updates.update(room(90))).isEmpty();
        assertThat(updates.update(room(89))).isPresent();
    }

    @Test
    void newListenerIsTold() {
        updates.update(room(10));
        updates.reset();
        assertThat(updates.update(room(10))).isPresent();
    }

    /** For both groups, of which only one is elastic. */
    private static Map<String, Integer> room(int more) {
        return Map.of("fixed", 7, "elastic", more);
    }

    private void after(int seconds) {
        now = now.plusSeconds(seconds);
    }
}
