package io.yarnsubmit.client.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RelayCoreTest {
    private final RelayCore core = new RelayCore(0);
    private Instant now = Instant.EPOCH;

    @Test
    void master_isThere_isReadFromTheBeginning_andFromWhereItBroke() {
        core.masterThere(1);
        assertThat(core.step(now)).isEqualTo(new RelayStep.ReadMaster(1, 0));
        core.shown(100);
        core.readingFailed("broken", now);

        assertThat(core.step(now)).isEqualTo(new RelayStep.Wait());
        now = now.plus(RelayCore.RETRY);
        assertThat(core.step(now)).isEqualTo(new RelayStep.ReadMaster(1, 100));
    }

    @Test
    void driverHasEnded_slowReader_isCompleteWhenAllIsShown() {
        core.masterThere(1);
        core.step(now);
        core.driverEnded(1, 300);
        core.shown(200);
        assertThat(core.isComplete(1)).isFalse();
        assertThat(core.bytesLeft()).isEqualTo(100);
        core.shown(100);
        core.readingEnded();

        assertThat(core.isComplete(1)).isTrue();
        core.over(1);
        assertThat(core.isFinished()).isTrue();
        assertThat(core.takeGaps()).isEmpty();
    }

    @Test
    void masterIsGone_restComesFromTheLog() {
        core.masterThere(1);
        core.step(now);
        core.shown(200);
        core.driverEnded(1, 300);
        core.masterGone();
        core.readingFailed("broken", now);
        assertThat(core.step(now)).isEqualTo(new RelayStep.Wait());
        core.over(1);

        assertThat(core.step(now)).isEqualTo(new RelayStep.ReadLog(1, 200, true));
        core.shown(100);
        core.readingEnded();
        assertThat(core.step(now)).isEqualTo(new RelayStep.Finished());
        assertThat(core.takeGaps()).isEmpty();
    }

    @Test
    void logCannotBeRead_whatIsMissingIsNamed() {
        core.masterThere(1);
        core.step(now);
        core.shown(200);
        core.driverEnded(1, 300);
        core.masterGone();
        core.readingFailed("broken", now);
        core.over(1);
        core.step(now);
        core.readingFailed("it is not there", now);

        assertThat(core.step(now)).isEqualTo(new RelayStep.Finished());
        assertThat(core.takeGaps()).containsExactly(new Gap(1, 200, OptionalLong.of(100), "it is not there"));
    }

    @Test
    void tailReachesBackFarEnough_noLogIsRead() {
        core.masterThere(1);
        core.step(now);
        core.shown(298);
        core.masterGone();
        core.readingFailed("broken", now);
        core.over(1);
        core.tailLeft(new byte[] {1, 2, 3, 4}, 300);

        assertThat(core.step(now))
                .isInstanceOfSatisfying(
                        RelayStep.ShowTail.class,
                        tail -> assertThat(tail.bytes()).containsExactly(3, 4));
    }

    @Test
    void nextAttempt_beginsWhenTheOneBeforeWasShownToItsEnd() {
        core.masterThere(1);
        core.step(now);
        core.shown(7);
        core.masterGone();
        core.readingFailed("killed", now);
        core.masterThere(2);

        assertThat(core.step(now)).isEqualTo(new RelayStep.ReadLog(1, 7, true));
        core.shown(5);
        core.readingEnded();
        assertThat(core.step(now)).isEqualTo(new RelayStep.ReadMaster(2, 0));
        assertThat(core.isComplete(1)).isTrue();
        assertThat(core.isComplete(2)).isFalse();
    }

    @Test
    void masterWasNeverReached_logHasAll() {
        core.over(1);

        assertThat(core.step(now)).isEqualTo(new RelayStep.ReadLog(1, 0, false));
    }

    @Test
    void firstAttemptWasNeverMet_itsLogIsLookedAtBeforeTheNext_andNotMissed() {
        RelayCore owners = new RelayCore(1);
        owners.masterThere(2);

        assertThat(owners.step(now)).isEqualTo(new RelayStep.ReadLog(1, 0, false));
        owners.readingFailed("there are no logs of it", now);
        assertThat(owners.step(now)).isEqualTo(new RelayStep.ReadMaster(2, 0));
        assertThat(owners.takeGaps()).isEmpty();
    }

    @Test
    void nothingWasStarted_finishes() {
        core.over(0);

        assertThat(core.step(now)).isEqualTo(new RelayStep.Finished());
    }

    @Test
    void nobodyReads_finishes() {
        core.masterThere(1);
        core.step(now);
        core.unwanted();
        core.readingFailed("nobody", now);

        assertThat(core.isComplete(1)).isTrue();
        assertThat(core.isFinished()).isTrue();
    }
}
