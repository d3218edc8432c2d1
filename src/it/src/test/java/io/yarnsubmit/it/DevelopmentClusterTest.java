package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.JsonAnswer;
import io.yarnsubmit.it.programs.Hello;
import io.yarnsubmit.it.programs.Sleeper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code yarn-submit cluster}: a YARN that stays. */
class DevelopmentClusterTest {
    private static final Pattern PID = Pattern.compile("\"pid\":(\\d+)");

    @TempDir
    Path state;

    private Command cluster(String... words) {
        return Command.bare().option("cluster").option(words).env("XDG_STATE_HOME", state.toString());
    }

    @AfterEach
    void stop() {
        cluster("stop").runHere();
    }

    @Test
    void killed_startedAgain_used_stopped() {
        assertThat(cluster("start").runHere().exitCode()).isZero();
        ProcessHandle killed = process();
        killed.destroyForcibly();
        Awaitility.await("its death").atMost(Duration.ofSeconds(10)).until(() -> !killed.isAlive());
        assertThat(cluster("status").runHere().out()).contains("not running", "without being stopped");

        Result start = cluster("start", "--nodes", "2", "--memory", "2g").run();
        assertThat(start.exitCode()).as(start.err()).isZero();
        assertThat(start.err()).as("of the one before").contains("its leftovers are removed");
        assertThat(start.out()).matches("export HADOOP_CONF_DIR='[^']+'\n");
        Path configuration = Path.of(start.out().replaceAll("(?s).*'(.*)'.*", "$1"));
        ProcessHandle process = process();
        assertThat(process.isAlive()).isTrue();

        Result again = cluster("start").runHere();
        assertThat(again.out()).isEqualTo(start.out());
        assertThat(cluster("start", "--nodes", "3").runHere().exitCode()).isEqualTo(125);
        Result job = on(configuration).program(Hello.class).run();
        assertThat(job.exitCode()).as(job.err()).isZero();
        signal(process, "HUP");
        Running sleeper = on(configuration).program(Sleeper.class).start().awaitOut("sleeping");
        Result status = cluster("status").run();
        assertThat(status.exitCode()).as(status.err()).isZero();
        assertThat(status.out())
                .contains(
                        "running since", "2 of 2 GB", "1 not ended", start.out().strip());

        Result stop = cluster("stop").run();

        assertThat(stop.exitCode()).as(stop.err()).isZero();
        assertThat(process.isAlive()).isFalse();
        assertThat(configuration).doesNotExist();
        assertThat(cluster("status").runHere().exitCode()).isEqualTo(1);
        assertThat(ProcessHandle.allProcesses()
                        .filter(each -> each.info().commandLine().orElse("").contains(configuration.toString())))
                .isEmpty();
        sleeper.signal("TERM").await();
    }

    private Command on(Path configuration) {
        return Command.on(configuration).cluster().option("--conf", "stagingDirectory=" + state.resolve("staging"));
    }

    private ProcessHandle process() {
        Matcher pid = PID.matcher(JsonAnswer.valid(
                "cluster", cluster("status", "--json").runHere().out()));
        assertThat(pid.find()).isTrue();
        return ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
    }

    private static void signal(ProcessHandle process, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
