package io.yarnsubmit.map.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.map.files.LineFile;
import io.yarnsubmit.map.files.LocalRunFiles;
import io.yarnsubmit.map.item.UnitResult;
import io.yarnsubmit.map.plan.CommandTemplate;
import io.yarnsubmit.map.plan.MapOptions;
import io.yarnsubmit.map.plan.MapOptions.Resume;
import io.yarnsubmit.map.plan.MapPlan;
import io.yarnsubmit.map.plan.NumberRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoblogTest {
    private Path file;

    @BeforeEach
    void choose(@TempDir Path directory) {
        file = directory.resolve("new folder/joblog");
    }

    private static MapPlan plan(Resume resume, String range, String... command) {
        MapOptions options = new MapOptions(
                1,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                resume,
                0,
                Optional.empty(),
                0);
        return new MapPlan(CommandTemplate.of(List.of(command), false), options, NumberRange.parse(range));
    }

    private static UnitResult end(int number, int status) {
        UnitResult lost = UnitResult.lost(number, 1, 1_700_000_000_123L, "");
        return new UnitResult(
                number,
                1,
                UnitResult.Kind.EXITED,
                status,
                lost.begunMillis(),
                Duration.ofMillis(2500),
                lost.out(),
                lost.err());
    }

    private Joblog open(MapPlan plan) throws IOException {
        return Joblog.open(
                new LocalRunFiles(), file.toString(), plan, OptionalInt.empty(), Duration.ZERO, System::nanoTime);
    }

    @Test
    void isReadWhenNobodyElseCanWriteIt() throws IOException {
        write(plan(Resume.NO, "1-3", "do"), end(1, 0));

        try (LineFile lines = new LocalRunFiles().append(file.toString(), this::foundWhenLocked)) {
            lines.flush();
        }
        assertThat(file).hasSize(0);
    }

    private long foundWhenLocked(InputStream found) throws IOException {
        assertThat(found.readAllBytes()).hasSize((int) file.toFile().length());
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertThatThrownBy(other::tryLock).isInstanceOf(OverlappingFileLockException.class);
        }
        return 0;
    }

    private PreviousRun look(MapPlan plan) throws IOException {
        return Joblog.look(new LocalRunFiles(), file.toString(), plan);
    }

    private void write(MapPlan plan, UnitResult... ends) throws IOException {
        try (Joblog log = open(plan)) {
            for (UnitResult end : ends) {
                log.add(end, "h1");
            }
        }
    }

    @Test
    void hasTheColumnsOfGnuParallel() throws IOException {
        write(plan(Resume.NO, "1-9", "echo"), end(3, 1));

        assertThat(Files.readString(file)).isEqualTo("""
                Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand
                3\th1\t1700000000.123\t     2.500\t0\t0\t1\t0\techo 3
                """);
    }

    @Test
    void resume_skipsWhatHasEnded() throws IOException {
        write(plan(Resume.NO, "1-9", "echo"), end(1, 0), end(2, 5), end(4, 0));

        PreviousRun all = look(plan(Resume.ENDED, "1-9", "echo"));
        PreviousRun good = look(plan(Resume.SUCCEEDED, "1-9", "echo"));

        assertThat(all.ended().stream()).containsExactly(1, 2, 4);
        assertThat(all.failed()).isEqualTo(1);
        assertThat(all.exitStatus()).isEqualTo(1);
        assertThat(good.ended().stream()).containsExactly(1, 4);
        assertThat(good.failed()).isZero();
    }

    @Test
    void aTornLine_isNoLine() throws IOException {
        write(plan(Resume.NO, "1-9", "echo"), end(1, 0));
        Files.writeString(file, "2\th1\t17000", StandardOpenOption.APPEND);

        write(plan(Resume.ENDED, "1-9", "echo"), end(2, 0));

        PreviousRun previous = look(plan(Resume.ENDED, "1-9", "echo"));
        assertThat(previous.ended().stream()).containsExactly(1, 2);
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test
    void ofSeveralLines_theLastCounts() throws IOException {
        write(plan(Resume.NO, "1-9", "echo"), end(1, 3));
        write(plan(Resume.SUCCEEDED, "1-9", "echo"), end(1, 0));

        assertThat(look(plan(Resume.ENDED, "1-9", "echo")).failed()).isZero();
    }

    @Test
    void anotherRunsJoblog_isRefused() throws IOException {
        write(plan(Resume.NO, "1-9", "echo"), end(9, 0));

        assertThatThrownBy(() -> look(plan(Resume.ENDED, "1-9", "print")))
                .hasMessageContaining("item 9 was 'echo 9' and is now 'print 9'");
        assertThatThrownBy(() -> look(plan(Resume.ENDED, "1-8", "echo")))
                .hasMessageContaining("there are only 8 items now");
        assertThatThrownBy(() -> look(plan(Resume.NO, "1-9", "echo"))).hasMessageContaining("--resume");
        Files.writeString(file, "#!/bin/sh\nexit\n");
        assertThatThrownBy(() -> look(plan(Resume.ENDED, "1-9", "echo")))
                .hasMessageContaining("is not a line of a joblog");
    }

    @Test
    void hosts_mayDifferInTheCommand() throws IOException {
        write(plan(Resume.NO, "1-9", "echo", "{}", "{host}"), end(1, 0));

        assertThat(look(plan(Resume.ENDED, "1-9", "echo", "{}", "{host}")).ended().stream())
                .containsExactly(1);
    }

    @Test
    void twoRuns_doNotShareOne() throws IOException {
        MapPlan plan = plan(Resume.ENDED, "1-9", "echo");
        try (Joblog first = open(plan)) {
            assertThat(first.previous().ended().isEmpty()).isTrue();
            assertThatThrownBy(() -> open(plan)).isInstanceOf(Exception.class);
        }
    }

    @Test
    void aLineThatIsHeldBack_waits_untilTimeHasPassed_orAllIsOver() throws IOException {
        long[] now = {0};
        MapPlan plan = plan(Resume.NO, "1-9", "echo");
        try (Joblog log = Joblog.open(
                new LocalRunFiles(), file.toString(), plan, OptionalInt.empty(), Duration.ofNanos(30), () -> now[0])) {
            log.add(end(1, 0), "h1");
            now[0] = 20;
            log.add(end(2, 0), "h1");
            log.flush();
            assertThat(Files.readAllLines(file)).hasSize(1);
            now[0] = 30;
            log.flush();
            assertThat(Files.readAllLines(file)).hasSize(2);
        }
        assertThat(Files.readAllLines(file)).as("whose driver is ended").hasSize(2);
        now[0] = 0;
        try (Joblog log = Joblog.open(
                new LocalRunFiles(),
                file.toString(),
                plan(Resume.ENDED, "1-9", "echo"),
                OptionalInt.empty(),
                Duration.ofNanos(30),
                () -> now[0])) {
            log.add(end(2, 0), "h1");
            log.complete();
        }
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test
    void manyLines_areReadOneByOne_andResultsOfThisRunStayAsTheyWere() throws IOException {
        MapPlan plan = plan(Resume.ENDED, "1-3000", "echo");
        try (Joblog log = open(plan)) {
            for (int number = 1; number <= 3_000; number++) {
                log.add(end(number, number % 7 == 0 ? 3 : 0), "h" + number % 5);
            }
        }
        Files.writeString(file, "\n\n", StandardOpenOption.APPEND);

        assertThat(look(plan).ended().cardinality()).isEqualTo(3_000);
        assertThat(look(plan).failed()).isEqualTo(428);
        assertThat(look(plan).lines()).isEqualTo(3_001);
        try (Joblog again = Joblog.open(
                new LocalRunFiles(), file.toString(), plan, OptionalInt.of(1_001), Duration.ZERO, System::nanoTime)) {
            PreviousRun previous = again.previous();
            assertThat(previous.ended().cardinality()).isEqualTo(1_000);
            assertThat(previous.earlier()).hasSize(2_000);
            assertThat(previous.earlier().get(399).host()).isEqualTo("h0");
            UnitResult read = previous.earlier().get(399).end();
            assertThat(read.number()).isEqualTo(1_400);
            assertThat(read.kind()).isEqualTo(UnitResult.Kind.EXITED);
            assertThat(read.exitStatus()).isEqualTo(3);
            assertThat(read.runtime()).isEqualTo(Duration.ofMillis(2500));
            assertThat(read.begunMillis()).isEqualTo(1_700_000_000_123L);
            assertThat(previous.settled().cardinality()).isEqualTo(3_000);
        }
    }
}
