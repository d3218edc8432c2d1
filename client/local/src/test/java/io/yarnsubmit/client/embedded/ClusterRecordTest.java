package io.yarnsubmit.client.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterRecordTest {
    @TempDir
    Path directory;

    private static ClusterRecord of(long pid, Instant start) {
        return new ClusterRecord(pid, start, Optional.of(Path.of("/somewhere/conf")), 2, 4096);
    }

    private static Instant ownStart() {
        return ProcessHandle.current().info().startInstant().orElseThrow();
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        Path file = directory.resolve("record");
        ClusterRecord record = of(42, Instant.parse("2026-01-02T03:04:05.678Z"));

        record.write(file);

        assertThat(ClusterRecord.read(file)).contains(record);
        assertThat(ClusterRecord.read(directory.resolve("other"))).isEmpty();
    }

    @Test
    void whatWasCutOff_isNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("record"), "pid=4");

        assertThat(ClusterRecord.read(file)).isEmpty();
    }

    @Test
    void aProcessThatGotTheNumberLater_isNotTheCluster() {
        long pid = ProcessHandle.current().pid();

        assertThat(of(pid, ownStart()).process()).isPresent();
        assertThat(of(pid, ownStart().minus(Duration.ofMinutes(1))).process()).isEmpty();
    }
}
