package io.yarnsubmit.client.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.directory.InUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalPlacesTest {
    private static final Instant NOW = Instant.now();

    @TempDir
    private Path logs;

    @Test
    void keepsTheLogsOfTheLastHundredApplications() throws Exception {
        for (int i = 0; i < 130; i++) {
            application(i, Duration.ofMinutes(130 - i));
        }

        LocalPlaces.sweepLogs(logs, NOW, 1 << 20);

        assertThat(names()).hasSize(100).contains(name(129), name(30)).doesNotContain(name(29), name(0));
    }

    @Test
    void removesLogsOfMoreThanAWeekAgo() throws Exception {
        application(1, Duration.ofDays(8));
        application(2, Duration.ofDays(6));

        LocalPlaces.sweepLogs(logs, NOW, 1 << 20);

        assertThat(names()).containsExactly(name(2));
    }

    @Test
    void removesTheOldestWhenTheyAreTooLargeTogether() throws Exception {
        for (int i = 1; i <= 3; i++) {
            Files.write(application(i, Duration.ofHours(4 - i)).resolve("stdout"), new byte[400 << 10]);
        }

        LocalPlaces.sweepLogs(logs, NOW, 1 << 20);

        assertThat(names()).containsExactly(name(2), name(3));
    }

    @Test
    void leavesTheLogsOfWhatStillRunsAndWhatIsNotItsOwn() throws Exception {
        Path running = application(1, Duration.ofDays(8));
        Files.createDirectory(logs.resolve("notes"));
        try (InUse inUse = InUse.mark(running)) {
            Files.setLastModifiedTime(running, FileTime.from(NOW.minus(Duration.ofDays(8))));

            LocalPlaces.sweepLogs(logs, NOW, 1 << 20);

            assertThat(names()).containsExactly(name(1), "notes");
            inUse.remove();
            Files.setLastModifiedTime(running, FileTime.from(NOW.minus(Duration.ofDays(8))));
        }

        LocalPlaces.sweepLogs(logs, NOW, 1 << 20);

        assertThat(names()).containsExactly("notes");
    }

    private Path application(int number, Duration ago) throws Exception {
        Path directory = Files.createDirectory(logs.resolve(name(number)));
        Files.writeString(directory.resolve("timeline.jsonl"), "{}");
        Files.setLastModifiedTime(directory, FileTime.from(NOW.minus(ago)));
        return directory;
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "local-2026112209%04d-00ff", number);
    }

    private List<String> names() throws Exception {
        try (Stream<Path> entries = Files.list(logs)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
