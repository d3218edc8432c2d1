package io.yarnsubmit.client.yarn.doctor;

import io.yarnsubmit.client.doctor.CheckResult;
import io.yarnsubmit.client.doctor.KerberosVerdicts;
import io.yarnsubmit.client.doctor.MachineVerdicts;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.HadoopLogin;
import io.yarnsubmit.client.yarn.kerberos.KerberosConfiguration;
import io.yarnsubmit.client.yarn.kerberos.Ticket;
import io.yarnsubmit.client.yarn.kerberos.TicketCache;
import io.yarnsubmit.client.yarn.web.HadoopJson;
import io.yarnsubmit.client.yarn.web.ResourceManagerWeb;
import io.yarnsubmit.client.yarn.web.WebAnswer;
import io.yarnsubmit.client.yarn.web.WebLimits;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.authentication.util.KerberosUtil;
import org.apache.hadoop.yarn.client.util.YarnClientUtils;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.jspecify.annotations.Nullable;

/** Looks at this user's login, and at what a secured cluster needs for jobs that last. */
final class KerberosVisit {
    private static final WebLimits LIMITS = new WebLimits(Duration.ofSeconds(3), Duration.ofSeconds(8));
    private static final String TOKEN_LIFE = "dfs.namenode.delegation.token.max-lifetime";

    private final Cluster cluster;
    private final Configuration hadoop;
    private final ClusterVisit visit;

    KerberosVisit(Cluster cluster, ClusterVisit visit) {
        this.cluster = cluster;
        this.hadoop = cluster.configuration().hadoop();
        this.visit = visit;
    }

    List<CheckResult> results() throws IOException, InterruptedException {
        List<CheckResult> results = new ArrayList<>();
        boolean https = YarnConfiguration.useHttps(hadoop);
        boolean secured = UserGroupInformation.isSecurityEnabled();
        if (secured) {
            results.add(ticket());
            results.add(
                    KerberosVerdicts.configuration(KerberosConfiguration.file().toString(), realm()));
            results.add(KerberosVerdicts.renewer(YarnClientUtils.getRmPrincipal(hadoop)));
            results.add(renewal());
        } else {
            results.add(MachineVerdicts.withoutKerberos(cluster.user()));
        }
        results.addAll(WebChecks.of(answer(), secured, https));
        return results;
    }

    /** Of the one that answered, if there is one. */
    private WebAnswer answer() {
        return visit.answers().stream()
                .filter(each -> each.content().isPresent())
                .findFirst()
                .orElse(visit.answers().get(0));
    }

    private static CheckResult ticket() throws IOException {
        UserGroupInformation user = UserGroupInformation.getCurrentUser();
        UserGroupInformation real = HadoopLogin.real(user);
        String actsFor = real == user ? null : user.getShortUserName();
        Optional<Ticket> ticket = TicketCache.ofThisProcess().ticket();
        if (real.isFromKeytab() || ticket.isEmpty() && real.hasKerberosCredentials()) {
            return KerberosVerdicts.keytab(real.getUserName(), actsFor);
        }
        return ticket.isEmpty()
                ? KerberosVerdicts.tokensOnly(real.getTokens().size())
                : KerberosVerdicts.ticket(
                        ticket.get().principal(),
                        ticket.get().end(),
                        ticket.get().renewableUntil(),
                        actsFor,
                        Instant.now());
    }

    private static @Nullable String realm() {
        try {
            return KerberosUtil.getDefaultRealm();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private CheckResult renewal() throws InterruptedException {
        Boolean enabled = new ResourceManagerWeb(cluster.configuration(), LIMITS)
                .ask("/conf")
                .content()
                .flatMap(page -> page.list("properties").stream()
                        .filter(each -> each.text("key").equals(YarnConfiguration.RM_PROXY_USER_PRIVILEGES_ENABLED))
                        .findFirst())
                .map(each -> Boolean.valueOf(text(each)))
                .orElse(null);
        return KerberosVerdicts.renewal(
                enabled,
                Duration.ofMillis(hadoop.getLong(TOKEN_LIFE, Duration.ofDays(7).toMillis())));
    }

    private static String text(HadoopJson property) {
        return property.text("value");
    }
}
