package io.yarnsubmit.client.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.console.StatusLine.Tone;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private static final String ERASE = "\r\033[K";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Instant now = Instant.EPOCH;

    private Console console(Optional<Terminal> terminal) {
        return new Console(new PrintStream(out), new PrintStream(err), terminal, () -> now);
    }

    private Console console(boolean terminal) {
        return Console.of(new PrintStream(out), new PrintStream(err), terminal);
    }

    @Test
    void show_noTerminal_onePlainLineForEachChange() {
        Console console = console(false);

        console.show("one");
        console.show("one");
        console.showPassing("passing");
        console.show("two");

        assertThat(err.toString(UTF_8)).isEqualTo("yarn-submit: one\nyarn-submit: two\n");
    }

    @Test
    void show_terminal_redrawsOneLine() {
        Console console = console(true);

        console.show("one");
        console.show("two");

        assertThat(err.toString(UTF_8)).isEqualTo(ERASE + "[one]" + ERASE + "[two]");
    }

    @Test
    void show_noTerminal_smallDetailsChange_saysNothing() {
        Console console = console(false);

        console.show("running, 1 %", "running");
        console.show("running, 2 %", "running");

        assertThat(err.toString(UTF_8)).isEqualTo("yarn-submit: running, 1 %\n");
    }

    @Test
    void show_liveLineGivenUp_saysPlainLines() {
        Console console = console(true);
        console.show("one");
        console.giveUpLiveLine();

        console.show("two");

        assertThat(err.toString(UTF_8)).isEqualTo(ERASE + "[one]" + ERASE + "yarn-submit: two\n");
    }

    @Test
    void driverOut_terminal_liveLineGivesWayAndComesBack() {
        Console console = console(true);
        console.show("running");

        console.driverOut("result\n".getBytes(UTF_8));

        assertThat(out.toString(UTF_8)).isEqualTo("result\n");
        assertThat(err.toString(UTF_8)).isEqualTo(ERASE + "[running]" + ERASE + ERASE + "[running]");
    }

    @Test
    void driverOut_lineNotEnded_liveLineStaysAway() {
        Console console = console(true);
        console.show("running");

        console.driverOut("Password: ".getBytes(UTF_8));

        assertThat(err.toString(UTF_8)).isEqualTo(ERASE + "[running]" + ERASE);
    }

    @Test
    void show_longerThanTheTerminal_isCut() {
        console(true).show("x".repeat(200));

        assertThat(err.toString(UTF_8)).hasSize(ERASE.length() + 79);
    }

    @Test
    void show_noTerminal_mereCounts_oneLineInTenSeconds() {
        Console console = console(Optional.empty());

        for (int second = 0; second <= 25; second++) {
            console.show(tasks(second));
            now = now.plusSeconds(1);
        }
        console.show(tasks(25));

        assertThat(err.toString(UTF_8))
                .isEqualTo("yarn-submit: tasks 0/99\nyarn-submit: tasks 10/99\nyarn-submit: tasks 20/99\n");
    }

    private static StatusLine tasks(int done) {
        return StatusLine.builder()
                .plain("tasks " + done + "/99")
                .counts("" + done)
                .build();
    }

    @Test
    void show_narrowTerminal_leastImportantPartGivesWay() {
        StatusLine line = StatusLine.builder()
                .part(Tone.PLAIN, 9, "driver running", "running")
                .part(Tone.PLAIN, 6, "tasks ====>----- 5/10", "tasks 5/10")
                .part(Tone.PLAIN, 3, "1.5/s", "")
                .part(Tone.BAD, 6, "1 failed")
                .words(4, "reading 日本語日本語日本語日本語日本語日本語")
                .build();

        List<String> shown = new ArrayList<>();
        for (int columns : new int[] {200, 75, 50, 40, 20, 5}) {
            shown.add(line.fitting(columns, false));
        }

        assertThat(shown)
                .containsExactly(
                        "driver running, tasks ====>----- 5/10, 1.5/s, 1 failed, reading 日本語日本語日本語日本語日本語日本語",
                        "driver running, tasks ====>----- 5/10, 1 failed, reading 日本語日本語...",
                        "driver running, tasks ====>----- 5/10, 1 failed",
                        "driver running, tasks 5/10, 1 failed",
                        "running, tasks 5/...",
                        "ru...");
    }

    @Test
    void show_coloured_paintsOnlyWhatIsBad() {
        StatusLine line = StatusLine.builder()
                .part(Tone.PLAIN, 1, "tasks 5/10")
                .part(Tone.BAD, 1, "1 failed")
                .build();

        assertThat(line.fitting(80, true)).isEqualTo("tasks 5/10, \033[31m1 failed\033[0m");
        assertThat(line.fitting(12, true)).isEqualTo("tasks 5/1...");
    }

    @Test
    void complain_coloured_paintsItsName() {
        console(Optional.of(new Terminal("", true, 80))).complain("broken");

        assertThat(err.toString(UTF_8)).isEqualTo("\033[31myarn-submit:\033[0m broken\n");
    }

    @Test
    void whatOthersWrote_isShownAndNotObeyed() {
        Console console = console(Optional.of(new Terminal("", false, 80)));
        console.show("job \u001b]0;title\u0007\u202e");
        assertThat(err.toString(UTF_8)).endsWith("[job \\u001b]0;title\\u0007\\u202e]");
        err.reset();
        console.say("first\u001b[2J\nsecond\rthird");
        assertThat(err.toString(UTF_8)).contains("first\\u001b[2J\n  second\\rthird\n");
    }

    @Test
    void resized_redrawsTheLiveLine() {
        Console console = console(Optional.of(new Terminal("", false, 80)));
        console.show("a line of thirty characters...");
        err.reset();

        console.resized(23);
        console.resized(23);

        assertThat(err.toString(UTF_8)).isEqualTo(ERASE + "[a line of thirty ...]");
    }

    @Test
    void beQuiet_saysOnlyWhatWentWrong() {
        Console console = console(Optional.of(new Terminal("", false, 80)));
        console.beQuiet();

        console.show("one");
        console.say("two");
        console.driverErr("three\n".getBytes(UTF_8));
        console.complain("four");

        assertThat(err.toString(UTF_8)).isEqualTo("three\nyarn-submit: four\n");
    }

    @Test
    void print_goesToStandardOutputAlone() {
        console(false).print("application_1_0001");

        assertThat(out.toString(UTF_8)).isEqualTo("application_1_0001\n");
        assertThat(err.size()).isZero();
    }
}
