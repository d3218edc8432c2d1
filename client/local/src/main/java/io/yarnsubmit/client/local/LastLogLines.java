package io.yarnsubmit.client.local;

import io.yarnsubmit.launch.DriverOutputFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of what a process has written into a file. */
final class LastLogLines {
    private static final int BYTES = 4 << 10;
    private static final int LINES = 5;

    private LastLogLines() {}

    /** The last lines; empty when there are none, or they cannot be read. */
    static String of(Path file) {
        try {
            List<String> lines = DriverOutputFiles.tail(file, BYTES)
                    .toString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }
}
