package io.yarnsubmit.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.tokens.RenewalAction.Fetch;
import io.yarnsubmit.tokens.RenewalAction.TellFailed;
import io.yarnsubmit.tokens.RenewalAction.TellRenewed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenewalCoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void fetchesAtThreeQuartersOfTheLife_andOnlyOnce() {
        RenewalCore core = new RenewalCore(NOW, Optional.of(NOW.plus(Duration.ofHours(24))));

        assertThat(core.timePassed(NOW.plus(Duration.ofHours(18)).minusMillis(1)))
                .isEmpty();
        assertThat(core.timePassed(NOW.plus(Duration.ofHours(18)))).containsExactly(new Fetch());
        assertThat(core.timePassed(NOW.plus(Duration.ofHours(19)))).isEmpty();
    }

    @Test
    void countsTheNextLifeFromWhenTheTokensCame() {
        RenewalCore core = new RenewalCore(NOW, Optional.of(NOW.plusSeconds(100)));
        Instant later = NOW.plusSeconds(75);
        core.timePassed(later);

        Optional<Instant> end = Optional.of(later.plusSeconds(20));
        assertThat(core.fetched(later, end, Optional.empty())).containsExactly(new TellRenewed(end));
        assertThat(core.next()).isEqualTo(later.plusSeconds(15));
    }

    @Test
    void fetchesAtOnceWhenTheTokensHaveEnded() {
        RenewalCore core = new RenewalCore(NOW, Optional.of(NOW.minusSeconds(1)));

        assertThat(core.timePassed(NOW)).containsExactly(new Fetch());
    }

    @Test
    void triesAgainAfterATenthOfWhatIsLeft_inMinutesAtMost() {
        Optional<Instant> end = Optional.of(NOW.plus(Duration.ofHours(24)));
        RenewalCore core = new RenewalCore(NOW, end);
        Instant first = NOW.plus(Duration.ofHours(18));
        core.timePassed(first);

        assertThat(core.failed(first, "no answer"))
                .containsExactly(new TellFailed("no answer", first.plus(Duration.ofMinutes(5)), end));

        Instant late = end.get().minus(Duration.ofMinutes(10));
        core.timePassed(late);
        core.failed(late, "no answer");
        assertThat(core.next()).isEqualTo(late.plus(Duration.ofMinutes(1)));
    }

    @Test
    void goesOnTryingWhenTheTokensAreDead() {
        Optional<Instant> end = Optional.of(NOW.plus(Duration.ofHours(24)));
        RenewalCore core = new RenewalCore(NOW, end);
        Instant dead = NOW.plus(Duration.ofHours(30));
        core.timePassed(dead);

        core.failed(dead, "no answer");

        assertThat(core.next()).isEqualTo(dead.plus(RenewalCore.SHORTEST_PAUSE));
    }

    @Test
    void pausesOfTokensThatLiveForSecondsAreShort() {
        RenewalCore core = new RenewalCore(NOW, Optional.of(NOW.plusSeconds(20)));
        Instant first = NOW.plusSeconds(15);
        core.timePassed(first);

        core.failed(first, "no answer");

        assertThat(core.next()).isEqualTo(first.plusSeconds(2));
    }

    /** An answer that is missing must not put the next try off for ever. */
    @Test
    void replacesTokensOfWhichNobodyTellsTheEnd() {
        RenewalCore core = new RenewalCore(NOW, Optional.empty());

        assertThat(core.next()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void doesNotBelieveInVeryLongLives() {
        RenewalCore core = new RenewalCore(NOW, Optional.of(Instant.ofEpochMilli(Long.MAX_VALUE)));

        assertThat(core.next()).isBefore(NOW.plus(Duration.ofDays(8)));
    }

    @Test
    void whenSomeAreMissing_givesTheOthersOn_andTriesAgainSoon() {
        Optional<Instant> end = Optional.of(NOW.plus(Duration.ofHours(24)));
        RenewalCore core = new RenewalCore(NOW, end);
        Instant first = NOW.plus(Duration.ofHours(18));
        core.timePassed(first);

        assertThat(core.fetched(first, Optional.of(first.plus(Duration.ofHours(24))), Optional.of("hive: no answer")))
                .containsExactly(
                        new TellRenewed(end),
                        new TellFailed("hive: no answer", first.plus(Duration.ofMinutes(5)), end));
    }

    @Test
    void fetchesAtOnceWhenTheClockWasSetBack() {
        RenewalCore core = new RenewalCore(NOW, Optional.of(NOW.plus(Duration.ofHours(24))));

        assertThat(core.timePassed(NOW.minus(Duration.ofHours(1)))).containsExactly(new Fetch());
    }
}
