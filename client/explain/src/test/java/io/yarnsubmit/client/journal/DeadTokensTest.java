package io.yarnsubmit.client.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.journal.JournalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadTokensTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant WEEK = BEGIN.plus(Duration.ofDays(7));
    private static final Instant TWO_WEEKS = BEGIN.plus(Duration.ofDays(14));

    private static JournalRecord started(String until) {
        return record(JournalKind.ATTEMPT_STARTED, Map.of("tokensUntil", until));
    }

    private static JournalRecord renewed(Instant until) {
        return record(JournalKind.TOKENS_RENEWED, Map.of("until", until.toString()));
    }

    private static JournalRecord notRenewed(String why) {
        return record(JournalKind.TOKENS_NOT_RENEWED, Map.of("message", why));
    }

    private static JournalRecord record(JournalKind kind, Map<String, Object> facts) {
        return new JournalRecord(BEGIN, kind.label(), facts);
    }

    @Test
    void tokensThatNobodyReplaced_endBeforeTheApplication() {
        List<JournalRecord> records = List.of(started(WEEK.toString()));

        assertThat(DeadTokens.in(records, TWO_WEEKS)).contains(new DeadTokens(WEEK, ""));
        assertThat(DeadTokens.in(records, WEEK.minusSeconds(1))).isEmpty();
    }

    @Test
    void theLastOnesCount_andWhyThereWereNoNewOnes() {
        assertThat(DeadTokens.in(
                        List.of(started(WEEK.toString()), notRenewed("away"), renewed(TWO_WEEKS)), WEEK.plusSeconds(9)))
                .isEmpty();
        assertThat(DeadTokens.in(
                        List.of(started(WEEK.toString()), renewed(TWO_WEEKS), notRenewed("the ticket has expired")),
                        TWO_WEEKS.plusSeconds(1)))
                .contains(new DeadTokens(TWO_WEEKS, "the ticket has expired"));
    }

    @Test
    void aLaterAttempt_doesNotBringTheFirstTokensBack() {
        assertThat(DeadTokens.in(
                        List.of(started(WEEK.toString()), renewed(TWO_WEEKS), started(WEEK.toString())),
                        WEEK.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void withoutAJournal_theEndTells() {
        EndCause cause = EndCause.of(EndCode.DRIVER_EXITED);

        assertThat(DeadTokens.in(cause)).isEmpty();
        assertThat(DeadTokens.in(cause.about(CauseSubject.TOKENS_END, WEEK.toString())))
                .contains(new DeadTokens(WEEK, ""));
        assertThat(DeadTokens.in(cause.about(CauseSubject.TOKENS_END, "soon"))).isEmpty();
    }

    @Test
    void withoutTokens_orWithWhatNobodyCanRead_nothingIsSaid() {
        assertThat(DeadTokens.in(List.of(), TWO_WEEKS)).isEmpty();
        assertThat(DeadTokens.in(List.of(record(JournalKind.ATTEMPT_STARTED, Map.of())), TWO_WEEKS))
                .isEmpty();
        assertThat(DeadTokens.in(List.of(started("some day")), TWO_WEEKS)).isEmpty();
        assertThat(DeadTokens.in(
                        List.of(started(WEEK.toString()), record(JournalKind.TOKENS_RENEWED, Map.of("until", ""))),
                        TWO_WEEKS))
                .as("nobody tells when the new ones end")
                .isEqualTo(Optional.empty());
    }
}
