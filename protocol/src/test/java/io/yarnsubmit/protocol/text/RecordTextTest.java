package io.yarnsubmit.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordTextTest {
    record Nothing() {}

    record Own(String name) {
        @Override
        public String toString() {
            return "own " + name;
        }
    }

    private record Part(int number, char letter, double share) {}

    private record Whole(
            Part part, Own own, Nothing nothing, @Nullable String absent, List<Part> parts, Optional<Duration> time) {}

    @Test
    void isWhatTheRecordSaysOfItself() {
        Part part = new Part(7, 'x', 0.5);
        Whole whole = new Whole(
                part, new Own("a"), new Nothing(), null, List.of(part, part), Optional.of(Duration.ofSeconds(3)));

        assertThat(new RecordText(whole)).hasToString(whole.toString());
        assertThat(new RecordText(new Own("b"))).hasToString("own b");
        assertThat(new RecordText(new Nothing())).hasToString("Nothing[]");
    }
}
