package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.appmaster.allocation.AllocatorStory.GROUP;
import static io.yarnsubmit.appmaster.allocation.AllocatorStory.grant;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.allocation.AllocatorAction.Ask;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Executors have 1024 MiB and one core each. */
class AskLimitTest {
    @Test
    void asksForTwiceWhatThereIsRoomFor() {
        AllocatorStory story = AllocatorStory.of(0);
        story.begin();
        story.room(100 * 1024, 10);
        assertThat(story.wants(1, 1000)).containsExactly(new Ask(GROUP, 200));
        assertThat(story.core.view().get(0).missing()).isEqualTo(800);
    }

    @Test
    void asksForTheRestWhenHalfIsUsedUp() {
        AllocatorStory story = AllocatorStory.of(0);
        story.begin();
        story.hubKnown();
        story.room(0, 10);
        assertThat(story.wants(1, 200)).containsExactly(new Ask(GROUP, 50));
        for (int i = 1; i < 25; i++) {
            assertThat(story.granted(i)).noneMatch(Ask.class::isInstance);
        }
        assertThat(story.granted(25)).contains(new Ask(GROUP, 25));
    }

    @Test
    void leavesEachGroupItsPart() {
        AllocatorStory story = AllocatorStory.of(TestSettings.group("a", 0), TestSettings.group("b", 0));
        story.begin();
        story.room(0, 10);
        assertThat(story.core.targets(1, Map.of("a", 500, "b", 0), story.now)).containsExactly(new Ask("a", 25));
        assertThat(story.core.targets(2, Map.of("a", 500, "b", 500), story.now)).containsExactly(new Ask("b", 25));
    }

    @Test
    void doesNothingWithoutNews() {
        AllocatorStory story = AllocatorStory.of(0);
        story.begin();
        story.room(0, 10);
        assertThat(story.room(0, 10)).isEmpty();
    }

    @Test
    void saysHowManyMoreThereIsRoomFor() {
        AllocatorStory story =
                AllocatorStory.of(TestSettings.group("a", 0), new GroupRules("big", 0, 0, 4096, 3, false));
        assertThat(story.core.more()).isEmpty();
        story.core.headroom(new Headroom(10_240, 7, 3), story.now);
        assertThat(story.core.more()).containsExactly(Map.entry("a", 7), Map.entry("big", 2));
        assertThat(story.core.headroom()).contains(new Headroom(10_240, 7, 3));
    }

    @Test
    void releasesWhatIsTooSmall_andAsksAgain() {
        AllocatorStory story = AllocatorStory.of(1);
        story.begin();
        story.hubKnown();
        Grant small = new Grant("c1", GROUP, "h1", "log", false, true);
        assertThat(story.granted(small)).contains(new AllocatorAction.Release("c1"), new Ask(GROUP, 1));
        assertThat(story.granted(grant(2))).contains(new AllocatorAction.Launch(grant(2), 1));
    }

    @Test
    void takesAGrantOnce() {
        AllocatorStory story = AllocatorStory.of(2);
        story.begin();
        story.hubKnown();
        story.granted(1);
        assertThat(story.granted(1)).isEmpty();
        assertThat(story.core.view().get(0).outstanding()).isEqualTo(1);
    }
}
