package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Signal;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Those who read a command's output at their own pace, pause, or go. */
@ExtendWith(MiniCluster.class)
class ReaderTest {
    private static final int BROKEN_PIPE = 141;
    /** More than pipes, queues and windows hold. */
    static final long LINES = 150_000;

    private final MiniCluster cluster;

    ReaderTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /** Reads to the end; what is not the next line that the program prints fails. */
    static void assertAllLines(InputStream in, long lines) throws IOException {
        for (long number = 0; number < lines; number++) {
            byte[] line = in.readNBytes(Lines.BYTES);
            if (!Arrays.equals(line, Lines.line(number))) {
                assertThat(new String(line)).as("line %s", number).isEqualTo(new String(Lines.line(number)));
            }
        }
        assertThat(in.read()).isEqualTo(-1);
    }

    static void assertEnds(Process command, int exitCode) throws InterruptedException {
        assertThat(command.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
        assertThat(command.exitValue()).isEqualTo(exitCode);
    }

    @Test
    void clusterMode_readerBeginsAfterTheDriversEnd_everyByteArrives(@TempDir Path directory) throws Exception {
        Path printed = directory.resolve("printed");
        Process command = Command.on(cluster)
                .cluster()
                .option("--num-executors", "0", "--quiet")
                .program(Lines.class, Long.toString(LINES), "0", printed.toString())
                .startPiped(false);
        Awaitility.await("the end of the driver").atMost(Duration.ofMinutes(3)).until(() -> Files.exists(printed));

        assertAllLines(command.getInputStream(), LINES);
        assertEnds(command, 0);
    }

    /** Nothing but the time says that an application is not killed. */
    @ParameterizedTest
    @ValueSource(strings = {"--quiet", "--json"})
    void clientMode_readerPausesForLongerThanTheLeash_applicationLives(String output) throws Exception {
        Process command = Command.on(cluster)
                .option("--num-executors", "0", "--conf", "client.leash=2s", output)
                .program(Lines.class, "3000")
                .startPiped(true);
        Awaitility.await("the beginning of the output")
                .atMost(Duration.ofMinutes(2))
                .until(() -> command.getInputStream().available() > 4 * Lines.BYTES);
        assertThat(command.waitFor(6, TimeUnit.SECONDS)).as("it waits").isFalse();

        String all = new String(command.getInputStream().readAllBytes());

        assertThat(all.lines().filter(line -> line.startsWith("xxx"))).hasSize(3000);
        assertEnds(command, 0);
    }

    @Test
    void clientMode_readerPauses_ctrlCEndsIt() throws Exception {
        Process command = Command.on(cluster)
                .option("--num-executors", "0")
                .program(Lines.class, "3000")
                .startPiped(true);
        Awaitility.await("the beginning of the output")
                .atMost(Duration.ofMinutes(2))
                .until(() -> command.getInputStream().available() > 20 * Lines.BYTES);

        Signal.INT.to(command.toHandle());

        assertEnds(command, 130);
    }

    @Test
    void readerGoes_verbsThatShowEnd_andTheApplicationGoesOn() throws Exception {
        Running running = Command.on(cluster)
                .cluster()
                .option("--num-executors", "0")
                .program(Lines.class, "100000", "20")
                .start()
                .awaitOut("x9\n");
        for (String[] verb :
                new String[][] {{"attach", running.applicationId()}, {"logs", running.applicationId(), "-f"}}) {
            Process command = Command.bare()
                    .env("HADOOP_CONF_DIR", cluster.confDirectory().toString())
                    .option(verb)
                    .startPiped(false);
            assertThat(command.getInputStream().read()).isNotEqualTo(-1);
            command.getInputStream().close();
            assertEnds(command, BROKEN_PIPE);
        }
        assertThat(running.process().isAlive()).isTrue();
        assertThat(running.signal("INT").await().exitCode()).isEqualTo(130);
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void clusterMode_slowReaderOfMuch_everyByteArrives() throws Exception {
        long lines = 1_573_000_000L / Lines.BYTES;
        Process command = Command.on(cluster)
                .cluster()
                .option("--num-executors", "0", "--quiet")
                .program(Lines.class, Long.toString(lines))
                .startPiped(false);
        assertThat(command.waitFor(60, TimeUnit.SECONDS)).as("it waits").isFalse();

        assertAllLines(command.getInputStream(), lines);
        assertEnds(command, 0);
    }
}
