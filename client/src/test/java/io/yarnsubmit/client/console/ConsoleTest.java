package io.yarnsubmit.client.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private static final String ERASE = "\r\033[K";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

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
    void print_goesToStandardOutputAlone() {
        console(false).print("application_1_0001");

        assertThat(out.toString(UTF_8)).isEqualTo("application_1_0001\n");
        assertThat(err.size()).isZero();
    }
}
