package io.yarnsubmit.client.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.doctor.CheckResult.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KerberosVerdictsTest {
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");

    private static CheckResult ticket(Duration left, Optional<Instant> renewable) {
        return KerberosVerdicts.ticket("ann@LAB.LOCAL", NOW.plus(left), renewable, null, NOW);
    }

    @Test
    void aTicket_isNamed_withItsEnds() {
        CheckResult result = ticket(Duration.ofHours(9), Optional.of(NOW.plus(Duration.ofDays(7))));

        assertThat(result.state()).isEqualTo(State.OK);
        assertThat(result.what())
                .matches("ann@LAB.LOCAL's, until 2030-01-0\\d \\d\\d:00, renewable until 2030-01-0\\d .*");
        assertThat(ticket(Duration.ofHours(9), Optional.empty()).what()).endsWith(", not renewable");
    }

    @Test
    void aTicketThatEndsSoon_isAWarning() {
        CheckResult renewable = ticket(Duration.ofMinutes(90), Optional.of(NOW.plus(Duration.ofDays(7))));

        assertThat(renewable.state()).isEqualTo(State.WARN);
        assertThat(renewable.fix()).startsWith("It ends in 90 minutes: run kinit -R before a long job in client mode");
        assertThat(ticket(Duration.ofMinutes(90), Optional.empty()).fix())
                .startsWith("It ends in 90 minutes: run kinit before");
    }

    @Test
    void aService_saysForWhomItActs() {
        assertThat(KerberosVerdicts.ticket(
                                "oozie@LAB.LOCAL", NOW.plus(Duration.ofHours(9)), Optional.empty(), "ann", NOW)
                        .what())
                .endsWith("; it acts on behalf of ann");
        assertThat(KerberosVerdicts.keytab("ann@LAB.LOCAL", null).what()).isEqualTo("ann@LAB.LOCAL's, by its keytab");
        assertThat(KerberosVerdicts.tokensOnly(2).state()).isEqualTo(State.WARN);
    }

    @Test
    void withoutARealm_orARenewer_noJobRuns() {
        assertThat(KerberosVerdicts.configuration("/etc/krb5.conf", null).state())
                .isEqualTo(State.FAIL);
        assertThat(KerberosVerdicts.configuration("/etc/krb5.conf", "LAB.LOCAL").what())
                .isEqualTo("/etc/krb5.conf, realm LAB.LOCAL");
        assertThat(KerberosVerdicts.renewer(null).state()).isEqualTo(State.FAIL);
        assertThat(KerberosVerdicts.renewer("rm/host@LAB.LOCAL").state()).isEqualTo(State.OK);
    }

    @Test
    void aResourceManagerThatMayNotRenew_limitsLongJobsOnly() {
        CheckResult result = KerberosVerdicts.renewal(false, Duration.ofDays(7));

        assertThat(result.state()).isEqualTo(State.WARN);
        assertThat(result.what()).startsWith("after 7 days the tokens of an application are dead");
        assertThat(result.fix()).contains("yarn.resourcemanager.proxy-user-privileges.enabled");
        assertThat(KerberosVerdicts.renewal(true, Duration.ofDays(7)).state()).isEqualTo(State.OK);
        assertThat(KerberosVerdicts.renewal(null, Duration.ofDays(7)).state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void webServices_areWantedByFewVerbs() {
        assertThat(KerberosVerdicts.webLogin("http://rm:8088", null).state()).isEqualTo(State.OK);
        assertThat(KerberosVerdicts.webLogin("http://rm:8088", "http://rm:8088 (it wants a login: x)")
                        .state())
                .isEqualTo(State.WARN);
        assertThat(KerberosVerdicts.tls("https://rm:8090", "its certificate is not trusted")
                        .fix())
                .contains("ssl-client.xml");
    }
}
