package io.yarnsubmit.client.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.seeds.Seeds;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RelaySimulationTest {

    static LongStream seeds() {
        return Seeds.of(400, 20_000).stream();
    }

    /** Whatever becomes of connections, ApplicationMasters, logs and readers: each byte once, in order, or named as missing. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyByteIsShownOnceAndInOrder_orNamedAsMissing(long seed) {
        RelayStory story = new RelayStory(seed);

        story.tell();

        assertThat(story.problem())
                .as(Seeds.repeat(seed) + "\n" + story.trace())
                .isEmpty();
    }
}
