package io.yarnsubmit.appmaster;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.allocation.Headroom;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan.Elasticity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapacityNewsTest {
    private static final ExecutorGroupPlan FIXED = group("fixed").build();
    private static final ExecutorGroupPlan ELASTIC =
            group("elastic").setElasticity(Elasticity.newBuilder().setMax(9)).build();

    private Instant now = Instant.EPOCH;
    private final CapacityNews news = new CapacityNews(List.of(FIXED, ELASTIC), () -> now);

    private static ExecutorGroupPlan.Builder group(String name) {
        return ExecutorGroupPlan.newBuilder().setName(name).setMemoryMib(100).setCores(2);
    }

    @Test
    void tellsElasticGroupsWhatThereIsRoomFor() {
        news.headroom(new Headroom(1_000, 100, 5));
        assertThat(news.news()).contains(Map.of("elastic", 10));
        after(1);
        news.headroom(new Headroom(1_000, 9, 5));
        assertThat(news.news()).contains(Map.of("elastic", 4));
    }

    @Test
    void isSilentWithoutElasticGroups() {
        CapacityNews none = new CapacityNews(List.of(FIXED), () -> now);
        none.headroom(new Headroom(1_000, 100, 5));
        assertThat(none.news()).isEmpty();
    }

    @Test
    void tellsAtMostOnceASecond_andThenTheLatest() {
        news.headroom(new Headroom(1_000, 100, 5));
        news.news();
        news.headroom(new Headroom(0, 100, 5));
        assertThat(news.news()).isEmpty();
        after(1);
        assertThat(news.news()).contains(Map.of("elastic", 0));
    }

    @Test
    void littleIsNoNews_exceptThatNothingIsLeft() {
        news.headroom(new Headroom(10_000, 1_000, 5));
        news.news();
        after(1);
        news.headroom(new Headroom(9_000, 1_000, 5));
        assertThat(news.news()).isEmpty();
        news.headroom(new Headroom(8_900, 1_000, 5));
        assertThat(news.news()).isPresent();
    }

    @Test
    void newListenerIsTold() {
        news.headroom(new Headroom(1_000, 100, 5));
        news.news();
        news.forget();
        assertThat(news.news()).isPresent();
    }

    private void after(int seconds) {
        now = now.plusSeconds(seconds);
    }
}
