package io.yarnsubmit.client.yarn.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.options.Verb;
import io.yarnsubmit.client.options.VerbArguments;
import io.yarnsubmit.client.yarn.logs.LogPrinter.Form;
import io.yarnsubmit.protocol.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines are shown, and how. */
class LogLinesTest {
    private static final String CONTAINER = "container_1795381475466_0002_01_000003";
    private static final LogStream EXECUTOR = new LogStream(
            "executor",
            OptionalInt.of(3),
            OptionalInt.empty(),
            new LogPlace("me", CONTAINER, "", true),
            Set.of(),
            false);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static ShownLines shown(String... options) {
        Map<String, List<String>> values = new java.util.HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            values.put(options[i], List.of(options[i + 1]));
        }
        return ShownLines.of(
                new VerbArguments(Verb.LOGS, List.of("last"), values, Settings.of(Map.of())), ZoneOffset.UTC);
    }

    private FileLines lines(ShownLines shown, Form form) {
        LogPrinter printer = new LogPrinter(
                Console.of(new PrintStream(out, true, UTF_8), new PrintStream(out, true, UTF_8), false), form);
        return new FileLines(file -> Optional.of(EXECUTOR), shown, printer);
    }

    private String printed(ShownLines shown, Form form, long offset, String text) {
        FileLines lines = lines(shown, form);
        lines.begin(new LogFile(CONTAINER, "", "stdout", offset + text.length(), Optional.empty()), offset);
        byte[] bytes = text.getBytes(UTF_8);
        lines.bytes(bytes, 0, bytes.length);
        lines.end();
        return lines.wantsMore() ? "more" : out.toString(UTF_8);
    }

    @Test
    void aLineIsPrefixed_plainOrJson() {
        assertThat(printed(shown(), Form.PREFIXED, 0, "a\n\nb"))
                .isEqualTo("[executor 3] a\n[executor 3] \n[executor 3] b\n");
        out.reset();
        assertThat(printed(shown(), Form.PLAIN, 0, "a\r\nb\n")).isEqualTo("a\r\nb\n");
        out.reset();
        assertThat(printed(shown(), Form.JSON, 0, "say \"hi\"\n"))
                .isEqualTo("{\"role\":\"executor\",\"executor\":3,\"container\":\"" + CONTAINER
                        + "\",\"file\":\"stdout\",\"line\":\"say \\\"hi\\\"\"}\n");
    }

    @Test
    void theTail_isOfWholeLines() {
        assertThat(printed(shown("tail", "2"), Form.PLAIN, 0, "a\nb\nc\n")).isEqualTo("b\nc\n");
        out.reset();
        assertThat(printed(shown("tail", "2"), Form.PLAIN, 100, "iece\nb\nc\n")).isEqualTo("b\nc\n");
        out.reset();
        assertThat(printed(shown("tail", "2"), Form.PLAIN, 100, "piece\nc\n")).isEqualTo("more");
        assertThat(printed(shown("tail", "0"), Form.PLAIN, 0, "a\n")).isEmpty();
    }

    @Test
    void ofTheSecondAsk_moreIsRead() {
        ShownLines tail = shown("tail", "1000");

        assertThat(tail.size(0)).isNegative();
        assertThat(tail.size(tail.size(0))).isLessThan(8 * tail.size(0) + 1);
        assertThat(shown().size(0)).isEqualTo(LogBlocks.WHOLE);
    }

    @Test
    void since_showsWhatBeginsWithALaterTime_andWhatFollowsIt() {
        String text = "2026-11-22 10:00:00,500 INFO old\n  at trace\n2026-11-22 12:00:00,500 WARN new\n  at trace\n";

        assertThat(printed(shown("since", "2026-11-22T11:00:00Z"), Form.PLAIN, 0, text))
                .isEqualTo("2026-11-22 12:00:00,500 WARN new\n  at trace\n");
    }

    @Test
    void since_ofLinesWithoutATime_leavesNoneOut() {
        assertThat(printed(shown("since", "1h"), Form.PLAIN, 0, "hello\nworld\n"))
                .isEqualTo("hello\nworld\n");
    }

    @Test
    void since_ofAFileThatIsOlder_showsNothing() {
        LogFile old = new LogFile(
                CONTAINER, "", "stdout", 5, Optional.of(Instant.now().minusSeconds(7_200)));

        assertThat(shown("since", "1h").shows(old)).isFalse();
        assertThat(shown("since", "3h").shows(old)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-22 10:00:00,500 INFO x | 2026-11-22T09:00:00.500Z",
                "2026-11-22T10:00:00.123456Z executor: x | 2026-11-22T10:00:00.123456Z",
                "[2026-11-22 10:00:00] x | 2026-11-22T09:00:00Z",
                "[2026-11-22T10:00:00+0500] x | 2026-11-22T05:00:00Z",
                "26/11/22 10:00:00 INFO x | 2026-11-22T09:00:00Z",
            })
    void timesOfLines(String line, Instant time) {
        assertThat(new LineTime(ZoneId.of("Europe/Berlin")).of(line)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello", "at 2026-11-22 10:00:00", "2026-13-45 10:00:00", "2026-11-22", "99/99/99 10:00:00"})
    void noTimes(String line) {
        assertThat(new LineTime(ZoneOffset.UTC).of(line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"tail, -1", "tail, all", "since, yesterday"})
    void whatMakesNoSense_isSaid(String option, String value) {
        assertThatThrownBy(() -> shown(option, value))
                .isInstanceOf(YarnSubmitException.class)
                .hasMessageContaining("--" + option + " '" + value + "'");
    }

    @Test
    void aLineThatNeverEnds_isGivenInPieces() {
        List<Integer> lengths = new ArrayList<>();
        LineCutter cutter = new LineCutter(line -> lengths.add(line.length));
        byte[] piece = new byte[1 << 20];

        cutter.bytes(piece, 0, piece.length);
        cutter.bytes(piece, 0, 10);

        assertThat(lengths).containsExactly(piece.length + 10);
    }

    @Test
    void ofAnApplicationMastersContainer_eachHasItsOwnFiles() {
        LogPlace place = EXECUTOR.place();
        LogStream driver =
                new LogStream("driver", OptionalInt.empty(), OptionalInt.of(2), place, LogStream.DRIVER_FILES, true);
        LogStream am = new LogStream("am", OptionalInt.empty(), OptionalInt.empty(), place, LogStream.AM_FILES, true);

        assertThat(driver.label()).isEqualTo("driver attempt 2");
        assertThat(List.of("stdout", "am.log", "timeline.jsonl", "launch_container.sh"))
                .filteredOn(driver::has)
                .containsExactly("stdout");
        assertThat(List.of("stdout", "am.log", "timeline.jsonl", "launch_container.sh"))
                .filteredOn(am::keeps)
                .containsExactly("am.log", "timeline.jsonl", "launch_container.sh");
        assertThat(List.of("stdout", "gc.log", "launch_container.sh"))
                .filteredOn(EXECUTOR::has)
                .containsExactly("stdout", "gc.log");
    }
}
