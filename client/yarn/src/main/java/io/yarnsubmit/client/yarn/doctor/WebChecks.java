package io.yarnsubmit.client.yarn.doctor;

import io.yarnsubmit.client.doctor.CheckResult;
import io.yarnsubmit.client.doctor.KerberosVerdicts;
import io.yarnsubmit.client.yarn.web.WebAnswer;
import io.yarnsubmit.client.yarn.web.WebProblem;
import io.yarnsubmit.client.yarn.web.WebProblem.TooSlow;
import io.yarnsubmit.client.yarn.web.WebProblem.Unreachable;
import io.yarnsubmit.client.yarn.web.WebProblem.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the answer of a web service says of TLS and of the login there, of which one comes before the other. Pure. */
final class WebChecks {
    private WebChecks() {}

    static List<CheckResult> of(WebAnswer answer, boolean secured, boolean https) {
        Optional<WebProblem> problem =
                answer instanceof WebAnswer.Failed failed ? Optional.of(failed.problem()) : Optional.empty();
        boolean untrusted = problem.filter(Untrusted.class::isInstance).isPresent();
        boolean silent = problem.filter(each -> each instanceof Unreachable || each instanceof TooSlow)
                .isPresent();
        List<CheckResult> results = new ArrayList<>();
        if (secured) {
            results.add(
                    untrusted
                            ? CheckResult.skipped("web login", "only with a certificate that is trusted")
                            : silent
                                    ? KerberosVerdicts.webAway(answer.words())
                                    : KerberosVerdicts.webLogin(
                                            answer.address(), problem.isEmpty() ? null : answer.words()));
        }
        if (https) {
            results.add(
                    silent
                            ? CheckResult.skipped("tls", answer.words())
                            : KerberosVerdicts.tls(answer.address(), untrusted ? answer.words() : null));
        }
        return results;
    }
}
