package io.yarnsubmit.map.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.map.files.LocalRunFiles;
import io.yarnsubmit.map.item.CapturedOutput;
import io.yarnsubmit.map.item.UnitResult;
import io.yarnsubmit.map.plan.CommandTemplate;
import io.yarnsubmit.map.plan.MapOptions;
import io.yarnsubmit.map.plan.MapOptions.Resume;
import io.yarnsubmit.map.plan.MapPlan;
import io.yarnsubmit.map.plan.NumberRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests where the second attempt of an application continues, and what it counts. */
class AttemptLogTest {
    private Path joblog;
    private Path staging;

    @BeforeEach
    void choose(@TempDir Path directory) {
        joblog = directory.resolve("joblog");
        staging = directory.resolve("staging");
    }

    private AttemptLog attempt(int attempt, Resume resume, boolean withJoblog) {
        MapOptions options = new MapOptions(
                1,
                0,
                Optional.empty(),
                Optional.of("/out"),
                Optional.of(joblog.toString()).filter(any -> withJoblog),
                false,
                false,
                resume,
                0,
                Optional.empty(),
                0);
        MapPlan plan = new MapPlan(CommandTemplate.of(List.of("echo"), false), options, NumberRange.parse("1-9"));
        return new AttemptLog(plan, name -> new LocalRunFiles(), Optional.of(staging.toString()), attempt);
    }

    private static void end(Joblog log, int number, int status) throws IOException {
        log.add(
                new UnitResult(
                        number,
                        1,
                        UnitResult.Kind.EXITED,
                        status,
                        0,
                        Duration.ofMillis(7),
                        CapturedOutput.NOTHING,
                        CapturedOutput.NOTHING),
                "h");
    }

    private static List<Integer> earlier(PreviousRun previous) {
        return previous.earlier().stream().map(each -> each.end().number()).toList();
    }

    @Test
    void theSecondAttempt_goesOnWithTheJoblog_althoughNobodySaidResume() throws IOException {
        try (Joblog first = attempt(1, Resume.NO, true).openJoblog().orElseThrow()) {
            end(first, 3, 0);
            end(first, 4, 2);
        }

        try (Joblog second = attempt(2, Resume.NO, true).openJoblog().orElseThrow()) {
            PreviousRun previous = second.previous();
            assertThat(earlier(previous)).containsExactly(3, 4);
            assertThat(previous.earlier().get(1).end().succeeded()).isFalse();
            assertThat(previous.ended().isEmpty()).isTrue();
            assertThat(previous.settled().stream()).containsExactly(3, 4);
            end(second, 5, 0);
        }
        assertThat(Files.readAllLines(joblog)).hasSize(4);
        assertThatThrownBy(() -> attempt(1, Resume.NO, true).openJoblog()).hasMessageContaining("--resume");
    }

    @Test
    void whatFailedInThisRun_isNotRunAgain_whatFailedBeforeIs() throws IOException {
        try (Joblog previous = attempt(1, Resume.NO, true).openJoblog().orElseThrow()) {
            end(previous, 1, 0);
            end(previous, 2, 1);
            end(previous, 3, 1);
        }
        Files.delete(staging.resolve("map.begin"));
        try (Joblog first = attempt(1, Resume.SUCCEEDED, true).openJoblog().orElseThrow()) {
            assertThat(first.previous().settled().stream()).containsExactly(1);
            end(first, 2, 1);
        }

        try (Joblog second = attempt(2, Resume.SUCCEEDED, true).openJoblog().orElseThrow()) {
            assertThat(second.previous().ended().stream()).containsExactly(1);
            assertThat(earlier(second.previous())).containsExactly(2);
            assertThat(second.previous().settled().get(3)).isFalse();
        }
    }

    @Test
    void lostBeforeItBegan_theSecondAttemptIsAsTheFirst() throws IOException {
        attempt(1, Resume.NO, true).openJoblog().orElseThrow().close();
        Files.delete(staging.resolve("map.begin"));

        try (Joblog second = attempt(2, Resume.NO, true).openJoblog().orElseThrow()) {
            assertThat(second.previous().settled().isEmpty()).isTrue();
        }
    }

    @Test
    void withoutAJoblog_thereIsAJournal() throws IOException {
        assertThat(attempt(1, Resume.NO, false).openJoblog()).isEmpty();
        try (Joblog first = attempt(1, Resume.NO, false).openJournal().orElseThrow()) {
            end(first, 8, 0);
        }

        try (Joblog second = attempt(2, Resume.NO, false).openJournal().orElseThrow()) {
            assertThat(earlier(second.previous())).containsExactly(8);
        }
        assertThat(attempt(2, Resume.NO, true).openJournal()).isEmpty();
    }
}
