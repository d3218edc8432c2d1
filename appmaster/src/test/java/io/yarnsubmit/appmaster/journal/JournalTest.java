package io.yarnsubmit.appmaster.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.journal.JournalKind;
import io.yarnsubmit.protocol.secrets.SecretMask;
import io.yarnsubmit.protocol.v1.LogChunk;
import io.yarnsubmit.protocol.v1.UserSecret;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is noted is in the file, and there is not too much of it. */
class JournalTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path directory;

    @Test
    void aNote_isALine_withItsFacts() throws IOException {
        Journal journal = new Journal(directory, () -> TIME, SecretMask.NONE);

        journal.note(journal.event(JournalKind.EXECUTOR_LOST)
                .with("executor", 3)
                .with("exitStatus", 137)
                .with("container", "")
                .with("message", "a \"quoted\"\tline\nand \\ another, \uD83D\uDE00"));
        journal.note(journal.event(JournalKind.TARGETS_CHANGED).with("totals", Map.of("default", 2)));
        journal.note(journal.event(JournalKind.ENDING)
                .with(
                        "cause",
                        EndCause.of(EndCode.EXECUTORS_FAILED)
                                .with(CauseFigure.FAILURES, 2)
                                .because(List.of(
                                        EndCause.of(EndCode.EXECUTOR_ENDED).about(CauseSubject.HOST, "node1"),
                                        EndCause.of(EndCode.EXECUTOR_HEAP_FULL)))
                                .toJson()));
        journal.finish();

        assertThat(Files.readAllLines(directory.resolve("timeline.jsonl")))
                .containsExactly(
                        "{\"time\":\"2026-01-01T00:00:00Z\",\"event\":\"executorLost\",\"executor\":3,\"exitStatus\":137,"
                                + "\"message\":\"a \\\"quoted\\\"\\u0009line\\nand \\\\ another, \\ud83d\\ude00\"}",
                        "{\"time\":\"2026-01-01T00:00:00Z\",\"event\":\"targetsChanged\",\"totals\":{\"default\":2}}",
                        "{\"time\":\"2026-01-01T00:00:00Z\",\"event\":\"ending\",\"cause\":{\"code\":\"executors-failed\","
                                + "\"figures\":{\"failures\":2},\"causes\":[{\"code\":\"executor-ended\",\"subject\":"
                                + "{\"host\":\"node1\"}},{\"code\":\"executor-heap-full\"}]}}");
    }

    @Test
    void secretsAreHidden_whereverTheyAre() throws IOException {
        UserSecrets secrets = UserSecrets.newBuilder()
                .addSecrets(UserSecret.newBuilder().setName("x").setValue(ByteString.copyFromUtf8("sw\u00f6rd\tfish")))
                .build();
        Journal journal = new Journal(directory, () -> TIME, SecretMask.of(secrets));

        journal.note(journal.event(JournalKind.JOB_ENDED)
                .with("message", "login as sw\u00f6rd\tfish failed")
                .with("cause", Map.of("quote", List.of("sw\u00f6rd\tfish", 3))));
        journal.finish();

        assertThat(Files.readAllLines(directory.resolve("timeline.jsonl")))
                .containsExactly(
                        "{\"time\":\"2026-01-01T00:00:00Z\",\"event\":\"jobEnded\",\"message\":\"login as ********"
                                + " failed\",\"cause\":{\"quote\":[\"********\",3]}}");
    }

    @Test
    void tooMany_areCounted_andOthersHaveTheirPlace() {
        LineBudget budget = new LineBudget(2);
        for (int i = 0; i < 5; i++) {
            assertThat(budget.allows(JournalKind.EXECUTOR_STARTED)).isEqualTo(i < 2);
        }

        assertThat(budget.allows(JournalKind.ENDING)).isTrue();
        assertThat(budget.hasUntold()).isTrue();
        assertThat(budget.notShown()).containsExactly(Map.entry("executorStarted", 3));
        assertThat(budget.hasUntold()).isFalse();
    }

    @Test
    void files_areReadInPieces_fromTheirDirectoryAlone() throws Exception {
        Journal journal = new Journal(directory, () -> TIME, SecretMask.NONE);
        Files.writeString(directory.resolve("stdout"), "0123456789");
        Files.writeString(directory.resolveSibling("secret"), "secret");

        assertThat(read(journal, "stdout", 4)).contains(piece("456789", 4));
        assertThat(read(journal, "stdout", -3)).contains(piece("789", 7));
        assertThat(read(journal, "stdout", -30)).contains(piece("0123456789", 0));
        assertThat(read(journal, "stdout", 10)).contains(piece("", 10));
        assertThat(read(journal, "../secret", 0)).isEmpty();
        assertThat(read(journal, "..", 0)).isEmpty();
        assertThat(read(journal, "nothing", 0)).isEmpty();
    }

    private static Optional<LogChunk> read(Journal journal, String name, long offset) throws Exception {
        CompletableFuture<Optional<LogChunk>> answer = new CompletableFuture<>();
        journal.read(name, offset, answer::complete);
        return answer.get();
    }

    private static LogChunk piece(String data, long offset) {
        return LogChunk.newBuilder()
                .setData(com.google.protobuf.ByteString.copyFromUtf8(data))
                .setOffset(offset)
                .setLength(10)
                .build();
    }
}
