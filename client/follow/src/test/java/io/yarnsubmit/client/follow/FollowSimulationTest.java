package io.yarnsubmit.client.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens in whatever order: a client ends once, and is not wrong about what it leaves. */
class FollowSimulationTest {
    private static final int EVENTS = 400;

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("yarnsubmit.seeds", 500));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void endsOnce(long seed) {
        FollowStory story = new FollowStory(seed);
        FollowCore core = story.core();
        for (int i = 0; i < EVENTS && !story.isFinished(); i++) {
            FollowStory.Event event = story.next();
            story.took(event, event.told().apply(core, story.now()));
        }
        boolean wasStopped = story.actions().stream().anyMatch(FollowAction.AskToEnd.class::isInstance);
        for (int i = 1; i <= 100 && wasStopped && !story.isFinished(); i++) {
            story.took(
                    new FollowStory.Event("tick", FollowCore::onTick),
                    core.onTick(story.now().plus(Duration.ofSeconds(i))));
        }

        List<FollowAction> actions = story.actions();
        assertThat(actions).as("seed %s%n%s", seed, story.trace()).satisfies(all -> {
            assertThat(all).filteredOn(FollowAction.Finish.class::isInstance).hasSizeLessThanOrEqualTo(1);
            if (wasStopped) {
                assertThat(all.get(all.size() - 1)).isInstanceOf(FollowAction.Finish.class);
            }
            if (story.role() == Role.VISITOR) {
                assertThat(all)
                        .doesNotHaveAnyElementsOfTypes(
                                FollowAction.TouchPresence.class,
                                FollowAction.StopDriver.class,
                                FollowAction.AskToEnd.class);
            }
        });
    }
}
