package io.yarnsubmit.driver.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.rpc.AmAddress;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconnectCoreTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Optional<AmAddress> FIRST = Optional.of(new AmAddress("a", 1, 1));
    private static final Optional<AmAddress> SECOND = Optional.of(new AmAddress("b", 2, 2));

    private final ReconnectCore core = new ReconnectCore();

    @Test
    void dialsAsSoonAsThereIsAnAddress() {
        assertThat(core.tick(Optional.empty(), NOON)).isEmpty();
        assertThat(core.tick(FIRST, NOON)).isEqualTo(FIRST);
        assertThat(core.tick(FIRST, NOON)).isEmpty();
    }

    @Test
    void pausesGrowAndEndWithAWelcome() {
        core.tick(FIRST, NOON);
        for (long millis : new long[] {100, 200, 400, 800, 1600, 2000, 2000}) {
            core.broken(NOON);
            assertThat(core.tick(FIRST, NOON.plusMillis(millis - 1))).isEmpty();
            assertThat(core.tick(FIRST, NOON.plusMillis(millis))).isEqualTo(FIRST);
        }
        core.welcomed();
        core.broken(NOON);
        assertThat(core.tick(FIRST, NOON.plusMillis(100))).isEqualTo(FIRST);
    }

    @Test
    void aNewAddressIsDialledAtOnceEvenIfTheOldLinkSeemsAlive() {
        core.tick(FIRST, NOON);
        core.welcomed();
        assertThat(core.linked()).isTrue();

        assertThat(core.tick(SECOND, NOON)).isEqualTo(SECOND);
        assertThat(core.linked()).isFalse();
    }

    @Test
    void anApplicationMasterThatDoesNotAnswerIsDialledAgain() {
        core.tick(FIRST, NOON);

        assertThat(core.tick(FIRST, NOON.plus(ReconnectCore.WELCOME_TIMEOUT).minusMillis(1)))
                .isEmpty();
        assertThat(core.tick(FIRST, NOON.plus(ReconnectCore.WELCOME_TIMEOUT))).isEqualTo(FIRST);
    }
}
