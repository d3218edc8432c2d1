package io.yarnsubmit.appmaster.tokens;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.journal.Journal;
import io.yarnsubmit.appmaster.journal.JournalEntries;
import io.yarnsubmit.appmaster.lifecycle.ApplicationEnd;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.secrets.SecretMask;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import io.yarnsubmit.protocol.v1.TokenStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenDistributionTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final byte[] ALL = "all".getBytes(US_ASCII);

    private final Path directory;
    private final List<String> sent = new ArrayList<>();
    private final List<TokenStatus> shown = new ArrayList<>();
    private final TokenDistribution distribution;
    private final JournalEntries journal;
    private final TokensEnd known = new TokensEnd(NOON.toEpochMilli());
    private boolean readable = true;

    TokenDistributionTest(@TempDir Path log) {
        directory = log;
        journal = new JournalEntries(new Journal(log, () -> NOON, SecretMask.NONE));
        distribution = new TokenDistribution(
                this::take, tokens -> sent.add(new String(tokens, US_ASCII)), shown::add, journal, known);
    }

    private byte[] take(byte[] storage) throws IOException {
        if (!readable) {
            throw new IOException("it is cut off");
        }
        return (new String(storage, US_ASCII) + " but the ResourceManager's").getBytes(US_ASCII);
    }

    private List<String> journaled() throws IOException {
        journal.finish();
        return Files.readAllLines(directory.resolve("timeline.jsonl"));
    }

    private TokenStatus last() {
        return shown.get(shown.size() - 1);
    }

    @Test
    void newTokens_goToTheDriver_withoutThoseThatItMayNotHave() throws IOException {
        distribution.renewed(ALL, Optional.of(NOON));
        distribution.renewed(ALL, Optional.empty());

        assertThat(sent).containsExactly("all but the ResourceManager's", "all but the ResourceManager's");
        assertThat(shown.get(0).getEndMillis()).isEqualTo(NOON.toEpochMilli());
        assertThat(last().getRenewals()).isEqualTo(2);
        assertThat(last().getEndMillis()).isZero();
        assertThat(journaled())
                .containsExactly(
                        "{\"time\":\"2026-03-01T12:00:00Z\",\"event\":\"tokensRenewed\",\"until\":\"2026-03-01T12:00:00Z\"}",
                        "{\"time\":\"2026-03-01T12:00:00Z\",\"event\":\"tokensRenewed\"}");
    }

    private String told(ApplicationEnd ending, Instant now) {
        return known.told(ending, now).cause().about(CauseSubject.TOKENS_END);
    }

    @Test
    void anApplicationThatOutlivesItsTokens_andFails_saysSo() {
        EndCause cause = EndCause.of(EndCode.DRIVER_EXITED).with(CauseFigure.EXIT_STATUS, 3);
        ApplicationEnd failed = new ApplicationEnd(3, Verdict.VERDICT_FAILED, cause);
        ApplicationEnd succeeded = new ApplicationEnd(0, Verdict.VERDICT_SUCCEEDED, EndCause.of(EndCode.SUCCEEDED));

        assertThat(told(failed, NOON.minusSeconds(1))).isEmpty();
        assertThat(told(failed, NOON.plusSeconds(1))).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(known.told(failed, NOON.plusSeconds(1)).diagnostics()).isEqualTo(failed.diagnostics());
        assertThat(told(succeeded, NOON.plusSeconds(1))).isEmpty();
        assertThat(new TokensEnd(0).told(failed, NOON)).isSameAs(failed);

        distribution.renewed(ALL, Optional.of(NOON.plusSeconds(60)));

        assertThat(told(failed, NOON.plusSeconds(1))).isEmpty();
        assertThat(told(failed, NOON.plusSeconds(61))).isEqualTo("2026-03-01T12:01:00Z");
    }

    @Test
    void aFailure_isShown_untilThereAreNewOnes() throws IOException {
        distribution.renewed(ALL, Optional.of(NOON));
        distribution.failed("the KDC is away", NOON.plusSeconds(60));

        assertThat(last().getFailure()).isEqualTo("the KDC is away");
        assertThat(last().getNextMillis()).isEqualTo(NOON.plusSeconds(60).toEpochMilli());
        assertThat(last().getRenewals()).isEqualTo(1);
        assertThat(last().getEndMillis()).as("of those that it has").isEqualTo(NOON.toEpochMilli());

        distribution.renewed(ALL, Optional.of(NOON.plusSeconds(90)));

        assertThat(last().getFailure()).isEmpty();
        assertThat(last().getNextMillis()).isZero();
        assertThat(journaled().get(1)).contains("tokensNotRenewed", "the KDC is away");
    }

    @Test
    void tokensThatCannotBeRead_areAFailure_andGoNowhere() throws IOException {
        readable = false;
        distribution.renewed(ALL, Optional.of(NOON));

        assertThat(sent).isEmpty();
        assertThat(last().getRenewals()).isZero();
        assertThat(last().getFailure()).isEqualTo("the new tokens cannot be read: it is cut off");
        assertThat(journaled()).singleElement().asString().contains("tokensNotRenewed");
    }
}
