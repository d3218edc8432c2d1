package io.yarnsubmit.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactTest {
    private static final Settings SETTINGS = Settings.of(Map.of(
            "yarnsubmit.executor.driverTimeout", "30s",
            "yarnsubmit.executor.registrationTimeout", "2min"));
    private static final Instant BEGIN = Instant.EPOCH;

    @Test
    void aHubThatIsAboutToOpen_isDialledOften() {
        Contact contact = Contact.none(true, BEGIN);
        int dials = 0;
        for (Instant now = BEGIN; now.isBefore(BEGIN.plusSeconds(2)); now = now.plus(contact.pause())) {
            contact = contact.broken(now).retrying();
            dials++;
        }
        assertThat(dials).isBetween(10, 25);
        assertThat(contact.pause()).isLessThan(Duration.ofMillis(300));
    }

    @Test
    void aHubThatIsAboutToOpen_hasTheTimeToRegister() {
        Contact contact = Contact.none(true, BEGIN).broken(BEGIN.plusSeconds(31));
        Duration limit = contact.limit(SETTINGS);
        assertThat(contact.isOver(limit, BEGIN.plusSeconds(149))).isFalse();
        assertThat(contact.isOver(limit, BEGIN.plusSeconds(150))).isTrue();
    }

    @Test
    void aHubThatIsThere_isGivenUpSooner() {
        Contact contact = Contact.none(false, BEGIN);
        assertThat(contact.limit(SETTINGS)).hasSeconds(30);
        assertThat(contact.isOver(contact.limit(SETTINGS), BEGIN.plusSeconds(30)))
                .isTrue();
    }

    @Test
    void aConnectionThatBroke_isTriedAgainFromThenOn() {
        // given
        Contact there = Contact.none(true, BEGIN).retrying().made();
        Instant broke = BEGIN.plusSeconds(1000);
        // when
        Contact contact = there.broken(broke);
        Contact later = contact.retrying().broken(broke.plusMillis(100));
        // then
        assertThat(contact.isThere()).isFalse();
        assertThat(contact.pause()).hasMillis(100);
        assertThat(later.pause()).hasMillis(200);
        assertThat(later.isOver(later.limit(SETTINGS), broke.plusSeconds(29))).isFalse();
        assertThat(later.isOver(later.limit(SETTINGS), broke.plusSeconds(30))).isTrue();
    }
}
