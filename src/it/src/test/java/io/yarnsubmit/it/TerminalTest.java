package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.JsonAnswer;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.cluster.TerminalSession;
import io.yarnsubmit.it.programs.Hello;
import io.yarnsubmit.it.programs.LongJob;
import io.yarnsubmit.it.programs.Squares;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see, on a terminal and elsewhere; and what programs read. */
@ExtendWith(MiniCluster.class)
class TerminalTest {
    private static final String RED = "\u001B[31m";
    private static final String CTRL_C = "\u0003";
    private static final Pattern LIVE_LINE = Pattern.compile("\r\u001B\\[K(\\[[^\r\n]*])");

    private final MiniCluster cluster;

    TerminalTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private static List<String> liveLines(String written) {
        return LIVE_LINE.matcher(written).results().map(TerminalTest::line).toList();
    }

    private static boolean fits(String written) {
        List<String> lines = liveLines(written);
        return !lines.isEmpty() && lines.get(lines.size() - 1).length() < 40;
    }

    private static String line(MatchResult match) {
        return match.group(1);
    }

    @Test
    void liveLine_showsTasks_followsTheWidth_andGivesWayToCtrlC(@TempDir Path directory) {
        TerminalSession terminal = Command.on(cluster)
                .cluster()
                .program(LongJob.class, directory.toString(), "100")
                .startOnTerminal(120);
        terminal.await("[driver running", 0).await("tasks =", 0).await("/s, ", 0);
        assertThat(liveLines(terminal.written()))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(120))
                .anySatisfy(line -> assertThat(line).hasSizeGreaterThan(50));

        terminal.resize(40);
        int before = terminal.written().length();
        Awaitility.await("a line as narrow as the terminal")
                .atMost(Duration.ofSeconds(60))
                .until(() -> fits(terminal.written().substring(before)));
        int settled = terminal.written().length();
        terminal.await("\r\u001B[K[", settled).await("\r\u001B[K[", settled + 100);
        assertThat(liveLines(terminal.written().substring(settled)))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(40));

        terminal.type(CTRL_C);
        assertThat(terminal.exitCode()).as(terminal.written()).isEqualTo(130);
        assertThat(terminal.written()).contains("yarn-submit: Ending application_");
    }

    /** With job control, and with Ctrl-C for what runs in it. */
    @Tag(Tags.LONG)
    @Tag(Tags.TERMINAL)
    @Test
    void shell_inClientMode_isAShell() {
        TerminalSession terminal = Command.on(cluster)
                .option("--num-executors", "0", "--", "bash", "--norc")
                .startOnTerminal(100);
        terminal.type("PS1='> '; tty; echo sh$((1))ell\n");
        terminal.await("sh1ell", 0);
        terminal.type("echo g$((0))o; sleep 1000\n");
        terminal.await("g0o", 0).type(CTRL_C);
        terminal.await("^C", 0);
        terminal.type("echo status $?; sleep 1000 &\n");
        terminal.await("status 130", 0);
        terminal.type("kill %1; wait; exit 5\n");

        assertThat(terminal.exitCode()).as(terminal.written()).isEqualTo(5);
        assertThat(terminal.written()).contains("/dev/pts/").doesNotContain("no job control", "(Ctrl-C)");
    }

    @Test
    void complaints_areRed_unlessNobodyWantsColours() {
        TerminalSession coloured = Command.on(cluster)
                .option("--queue", "nowhere")
                .program(Hello.class)
                .startOnTerminal(80);
        assertThat(coloured.exitCode()).isEqualTo(125);
        assertThat(coloured.written()).contains(RED + "yarn-submit:");

        TerminalSession plain = Command.on(cluster)
                .env("NO_COLOR", "1")
                .option("--queue", "nowhere")
                .program(Hello.class)
                .startOnTerminal(80);
        assertThat(plain.exitCode()).isEqualTo(125);
        assertThat(plain.written()).contains("yarn-submit: ").doesNotContain("\u001B[3");
    }

    @Test
    void quiet_leavesTheDriversOutputAlone() {
        TerminalSession terminal = Command.on(cluster)
                .cluster()
                .option("--quiet")
                .program(Squares.class, "3")
                .startOnTerminal(80);
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.written()).startsWith("sum 5\r\n").doesNotContain("yarn-submit:", "\u001B");
    }

    @Tag(Tags.LONG)
    @Tag(Tags.TERMINAL)
    @Test
    void quiet_withoutATerminal() {
        Result result = Command.on(cluster)
                .cluster()
                .option("--quiet")
                .program(Squares.class, "3")
                .run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("sum 5\n");
    }

    @Test
    void noTerminal_plainLinesAndASummary() {
        Result result =
                Command.on(cluster).cluster().program(Squares.class, "3").run();

        assertThat(result.err())
                .doesNotContain("\u001B", "\r")
                .containsOnlyOnce("http://")
                .containsPattern("yarn-submit: " + result.applicationId() + " took \\d+ .*; 1 executor; 3 tasks done\n")
                .containsPattern("yarn-submit: containers used [\\d.,]+ GiB-seconds and \\d+ vcore-seconds\n");
        assertThat(result.out()).startsWith("sum 5\n");
    }

    @ParameterizedTest
    @ValueSource(strings = "client")
    void json_oneObjectALine(String mode) {
        Result result = Command.on(cluster)
                .option("--deploy-mode", mode, "--json")
                .program(Squares.class, "3")
                .run();
        List<JsonObject> events = JsonAnswer.valid("submission", result.out())
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();

        assertThat(result.err()).as(mode).contains("sum 5\n");
        assertThat(events).allSatisfy(event -> assertThat(event.keySet()).contains("event", "time", "applicationId"));
        assertThat(events.get(0).get("event").getAsString()).isEqualTo("submitted");
        assertThat(events.get(0).get("trackingUrl").getAsString()).startsWith("http");
        JsonObject last = events.get(events.size() - 1);
        assertThat(last.get("event").getAsString()).isEqualTo("ended");
        assertThat(last.get("exitCode").getAsInt()).isZero();
        assertThat(last.get("state").getAsString()).isEqualTo("SUCCEEDED");
        assertThat(last.getAsJsonObject("summary")
                        .getAsJsonObject("tasks")
                        .get("done")
                        .getAsInt())
                .isEqualTo(3);
    }

    @Tag(Tags.LONG)
    @Tag(Tags.TERMINAL)
    @Test
    void json_inClusterModeToo() {
        json_oneObjectALine("cluster");
    }
}
