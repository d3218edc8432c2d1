package io.yarnsubmit.embedded.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
final class ContainerKillerTest {
    @TempDir
    Path temporary;

    @Test
    void killsWhatWorksBelowTheBaseDirectoryAndNothingElse() throws Exception {
        Path base = Files.createDirectories(temporary.resolve("cluster"));
        Path container = Files.createDirectories(base.resolve("node0/local/container_1"));
        Process inside = sleepIn(container);
        Process outside = sleepIn(temporary);
        try {
            new ContainerKiller(base.toRealPath()).killAll();

            assertThat(inside.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(inside.exitValue()).isEqualTo(128 + 9);
            assertThat(outside.isAlive()).isTrue();
        } finally {
            inside.destroyForcibly();
            outside.destroyForcibly();
        }
    }

    private static Process sleepIn(Path directory) throws Exception {
        return new ProcessBuilder("sleep", "60").directory(directory.toFile()).start();
    }
}
