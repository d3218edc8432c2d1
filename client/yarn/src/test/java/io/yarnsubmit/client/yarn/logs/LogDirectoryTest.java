package io.yarnsubmit.client.yarn.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.journal.ApplicationHistory;
import io.yarnsubmit.client.journal.JournalRecord;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which executors have written what an instance of a role has written. */
class LogDirectoryTest {
    private final StringBuilder journal = new StringBuilder();

    private void event(String event, String facts) {
        journal.append("{\"time\":\"2026-01-01T00:00:00Z\",\"event\":\"" + event + "\"," + facts + "}\n");
    }

    private void executor(int id, String instance) {
        event(
                "executorStarted",
                "\"executor\":" + id + ",\"group\":\"g\",\"host\":\"h\",\"container\":\"c" + id + "\"");
        if (!instance.isEmpty()) {
            String[] parts = instance.split("/");
            event("instanceStarted", "\"executor\":" + id + ",\"role\":\"" + parts[0] + "\",\"index\":" + parts[1]);
        }
    }

    private LogDirectory directory(String state) {
        return new LogDirectory(
                facts(state),
                List.of(),
                new JournalReader.Read(
                        new ApplicationHistory(JournalRecord.parse(journal.toString())), new ArrayList<>()));
    }

    private static LogSelection roles(String... names) {
        return new LogSelection(false, false, Set.of(), Set.of(names), false, false);
    }

    private static List<String> shown(LogDirectory directory, LogSelection wanted) {
        Set<String> former = directory.formerContainers(wanted);
        return directory.streams(wanted).stream()
                .filter(stream -> !former.contains(stream.place().container()))
                .map(stream -> stream.label() + " " + stream.place().container())
                .toList();
    }

    private void threeExecutors() {
        executor(1, "trainer/0");
        executor(2, "trainer/1");
        executor(3, "board/0");
        executor(4, "trainer/1");
        executor(5, "");
    }

    @Test
    void ofARunningApplication_theOneThatHasTheInstanceNow() {
        threeExecutors();
        LogDirectory directory = directory("RUNNING");

        assertThat(shown(directory, roles("trainer/1"))).containsExactly("trainer/1 c4");
        assertThat(shown(directory, roles("trainer"))).containsExactly("trainer/0 c1", "trainer/1 c4");
        assertThat(shown(directory, roles("board", "trainer/0"))).containsExactly("trainer/0 c1", "board/0 c3");
    }

    @Test
    void ofAnEndedApplication_allThatHadIt_inTheirOrder() {
        threeExecutors();

        assertThat(shown(directory("FINISHED"), roles("trainer/1"))).containsExactly("trainer/1 c2", "trainer/1 c4");
    }

    @Test
    void whatNobodyHasHad_isNotKnown() {
        threeExecutors();
        LogDirectory directory = directory("RUNNING");

        assertThat(directory.knows("trainer")).isTrue();
        assertThat(directory.knows("trainer/1")).isTrue();
        assertThat(directory.knows("trainer/2")).isFalse();
        assertThat(directory.knows("train")).isFalse();
    }

    private static ApplicationFacts facts(String state) {
        return new ApplicationFacts(
                "application_1_0001",
                "name",
                "ann",
                "etl",
                "YARN-SUBMIT",
                state,
                "SUCCEEDED",
                "",
                OptionalInt.empty(),
                Optional.empty(),
                1,
                "appattempt_1_0001_000001",
                Optional.empty(),
                Optional.empty(),
                0,
                Set.of(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                new ApplicationFacts.Used(0, 0, 0),
                new ApplicationFacts.Spent(0, 0),
                Optional.empty());
    }
}
