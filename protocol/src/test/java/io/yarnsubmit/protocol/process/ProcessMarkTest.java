package io.yarnsubmit.protocol.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMarkTest {
    private static final Duration GRACE = Duration.ofMillis(500);

    private final ProcessMark mark = ProcessMark.make();

    @TempDir
    Path directory;

    @AfterEach
    void endAll() {
        mark.endAll(Duration.ZERO);
    }

    /** Runs a script to its end; what it has started goes on. */
    private void run(String script) throws IOException, InterruptedException {
        assertThat(start(script).waitFor()).isZero();
    }

    private Process start(String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        mark.putInto(builder.environment());
        return builder.start();
    }

    private void awaitFile(String name) throws InterruptedException {
        while (!Files.exists(directory.resolve(name))) {
            Thread.sleep(5);
        }
    }

    @Test
    void nothingWasStarted_nothingHappens() {
        assertThat(mark.members()).isEmpty();

        mark.endAll(Duration.ofDays(1));
    }

    @Test
    void orphansInSessionsOfTheirOwn_areFoundAndEnded() throws IOException, InterruptedException {
        run("setsid sh -c 'sleep 1000 & sleep 1000' & nohup sleep 1000 & exit 0");
        assertThat(mark.members()).isNotEmpty();

        mark.endAll(GRACE);

        assertThat(mark.members()).isEmpty();
    }

    @Test
    void whoIgnoresTheRequest_isForced() throws IOException, InterruptedException {
        run("setsid sh -c 'trap \"\" TERM; touch deaf; while :; do sleep 0.05; done' & exit 0");
        awaitFile("deaf");

        mark.endAll(Duration.ofMillis(100));

        assertThat(mark.members()).isEmpty();
    }

    @Test
    void whoEndsOnTheRequest_hasTimeForIt() throws IOException, InterruptedException {
        run(
                "setsid sh -c 'trap \"sleep 0.2; touch tidy; exit\" TERM; touch ready; while :; do sleep 0.05; done' & exit 0");
        awaitFile("ready");

        mark.endAll(Duration.ofSeconds(20));

        assertThat(directory.resolve("tidy")).exists();
    }

    @Test
    void childrenWithoutTheVariable_areFoundWhileTheirParentLives() throws IOException, InterruptedException {
        Process parent = start("env -i /bin/sh -c 'exec sleep 1000' & touch ready; wait");
        awaitFile("ready");
        List<ProcessHandle> children;
        do {
            children = parent.descendants().toList();
        } while (children.isEmpty());

        assertThat(mark.members()).contains(parent.toHandle()).containsAll(children);
    }

    @Test
    void whoHasAnotherMark_isLeftAlone() throws IOException, InterruptedException {
        Process other = new ProcessBuilder("sleep", "1000").start();
        try {
            mark.endAll(GRACE);
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void marksDiffer_andAreFoundInAnEnvironment() {
        Map<String, String> environment = new HashMap<>();
        assertThat(ProcessMark.in(environment)).isEmpty();
        mark.putInto(environment);

        assertThat(ProcessMark.in(environment)).contains(mark);
        assertThat(ProcessMark.make()).isNotEqualTo(mark);
    }
}
