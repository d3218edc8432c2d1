package io.yarnsubmit.client.yarn.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.doctor.CheckResult;
import io.yarnsubmit.client.doctor.CheckResult.State;
import io.yarnsubmit.client.yarn.web.HadoopJson;
import io.yarnsubmit.client.yarn.web.WebAnswer;
import io.yarnsubmit.client.yarn.web.WebProblem;
import io.yarnsubmit.client.yarn.web.WebProblem.LoginFailed;
import io.yarnsubmit.client.yarn.web.WebProblem.Refused;
import io.yarnsubmit.client.yarn.web.WebProblem.TooSlow;
import io.yarnsubmit.client.yarn.web.WebProblem.Unreachable;
import io.yarnsubmit.client.yarn.web.WebProblem.Untrusted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebChecksTest {
    private static final String ADDRESS = "https://rm:8090";

    private static List<CheckResult> checks(WebProblem problem) {
        return WebChecks.of(new WebAnswer.Failed(ADDRESS, problem, Optional.empty()), true, true);
    }

    private static List<State> states(WebProblem problem) {
        return checks(problem).stream().map(CheckResult::state).toList();
    }

    @Test
    void anAnswer_isALoginOverTls() {
        WebAnswer answer =
                new WebAnswer.Received(ADDRESS, HadoopJson.parse("{}").orElseThrow(), Optional.empty());

        assertThat(WebChecks.of(answer, true, true))
                .extracting(CheckResult::check)
                .containsExactly("web login", "tls");
        assertThat(WebChecks.of(answer, true, true))
                .extracting(CheckResult::state)
                .containsOnly(State.OK);
        assertThat(WebChecks.of(answer, true, false))
                .extracting(CheckResult::check)
                .containsExactly("web login");
        assertThat(WebChecks.of(answer, false, true))
                .extracting(CheckResult::check)
                .containsExactly("tls");
        assertThat(WebChecks.of(answer, false, false)).isEmpty();
    }

    @Test
    void aCertificateThatIsNotTrusted_isNoQuestionOfTickets() {
        assertThat(states(new Untrusted("its certificate is not trusted"))).containsExactly(State.SKIPPED, State.WARN);
        assertThat(checks(new Untrusted("x")).get(1).fix()).contains("ssl-client.xml");
    }

    @Test
    void aLoginThatFails_isNoQuestionOfCertificates() {
        assertThat(states(new LoginFailed("no ticket"))).containsExactly(State.WARN, State.OK);
        assertThat(states(new Refused(403, "forbidden"))).containsExactly(State.WARN, State.OK);
        assertThat(checks(new LoginFailed("no ticket")).get(0).fix()).contains("a ticket for HTTP/");
    }

    @Test
    void aServiceThatIsAway_tellsOfNeither() {
        for (WebProblem away : List.of(new Unreachable("Connection refused"), new TooSlow(Duration.ofSeconds(5)))) {
            assertThat(states(away)).containsExactly(State.WARN, State.SKIPPED);
            assertThat(checks(away).get(0).fix()).contains("check that it runs");
        }
    }
}
