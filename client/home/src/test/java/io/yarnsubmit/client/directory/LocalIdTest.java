package io.yarnsubmit.client.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LocalIdTest {
    @Test
    void tellsTheTime_andIsKnownAgain() {
        String id = LocalId.make(Instant.parse("2026-11-22T09:30:15Z"), ZoneOffset.UTC, new Random(1));

        assertThat(id).matches("local-20261122093015-[0-9a-f]{4}");
        assertThat(LocalId.isOne(id)).isTrue();
        assertThat(LocalId.isOne("application_1700000000000_0042")).isFalse();
        assertThat(LocalId.explain(id)).contains("--master local", "local/" + id);
    }
}
