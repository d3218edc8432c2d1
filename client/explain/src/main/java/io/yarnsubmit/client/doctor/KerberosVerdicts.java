package io.yarnsubmit.client.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verdicts on Kerberos and on what a secured cluster needs besides. Pure. */
public final class KerberosVerdicts {
    /** A ticket that ends sooner does not last for many a job in client mode. */
    private static final Duration SOON = Duration.ofHours(4);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private KerberosVerdicts() {}

    /**
     * The ticket that this command asks with.
     *
     * @param renewableUntil empty if it cannot be renewed
     * @param actsFor the proxy user; null for none
     */
    public static CheckResult ticket(
            String principal, Instant end, Optional<Instant> renewableUntil, @Nullable String actsFor, Instant now) {
        String found = principal + "'s, until " + MOMENT.format(end)
                + renewableUntil
                        .map(until -> ", renewable until " + MOMENT.format(until))
                        .orElse(", not renewable")
                + onBehalfOf(actsFor);
        return Duration.between(now, end).compareTo(SOON) < 0
                ? CheckResult.warn(
                        "ticket",
                        found,
                        "It ends in " + Math.max(0, Duration.between(now, end).toMinutes())
                                + " minutes: run kinit"
                                + (renewableUntil
                                                .filter(now.plus(SOON)::isBefore)
                                                .isPresent()
                                        ? " -R"
                                        : "")
                                + " before a long job in client mode, or pass --principal and --keytab")
                : CheckResult.ok("ticket", found);
    }

    /** A login that needs no ticket cache. */
    public static CheckResult keytab(String principal, @Nullable String actsFor) {
        return CheckResult.ok("ticket", principal + "'s, by its keytab" + onBehalfOf(actsFor));
    }

    /** Tokens that another program has fetched, and no ticket. */
    public static CheckResult tokensOnly(int count) {
        return CheckResult.warn(
                "ticket",
                "none; " + count + " tokens of HADOOP_TOKEN_FILE_LOCATION",
                "They do for what they are for; run kinit for the rest");
    }

    private static String onBehalfOf(@Nullable String actsFor) {
        return actsFor == null ? "" : "; it acts on behalf of " + actsFor;
    }

    /** Where Java reads the realm from. */
    public static CheckResult configuration(String file, @Nullable String realm) {
        return realm == null
                ? CheckResult.fail(
                        "krb5.conf",
                        file + " names no default_realm",
                        "Have the cluster's krb5.conf put there, or set KRB5_CONFIG to it")
                : CheckResult.ok("krb5.conf", file + ", realm " + realm);
    }

    /**
     * Whom the NameNode gives the right to renew the application's tokens.
     *
     * @param renewer the ResourceManager's principal; null if the configuration does not name it
     */
    public static CheckResult renewer(@Nullable String renewer) {
        return renewer == null || renewer.isBlank()
                ? CheckResult.fail(
                        "renewer",
                        "yarn.resourcemanager.principal is not set, so the ResourceManager could not renew an"
                                + " application's tokens and would refuse it",
                        "Set HADOOP_CONF_DIR to the cluster's own configuration")
                : CheckResult.ok("renewer", renewer + " renews the tokens of applications");
    }

    /**
     * Whether the ResourceManager may get new tokens for applications whose own have reached their end.
     *
     * @param enabled null if it did not tell
     * @param life how long tokens live at most
     */
    public static CheckResult renewal(@Nullable Boolean enabled, Duration life) {
        String key = "yarn.resourcemanager.proxy-user-privileges.enabled";
        String days =
                life.toHours() % 24 == 0 && life.toHours() > 0 ? life.toDays() + " days" : life.toMinutes() + " min";
        if (enabled == null) {
            return CheckResult.skipped("renewal", "the ResourceManager does not show its configuration (" + key + ")");
        }
        return enabled
                ? CheckResult.ok("renewal", "the ResourceManager gets new tokens itself, after " + days + " too")
                : CheckResult.warn(
                        "renewal",
                        "after " + days
                                + " the tokens of an application are dead, and the ResourceManager may not get new"
                                + " ones: logs are not aggregated and a new ApplicationMaster does not start then",
                        "For jobs longer than " + days
                                + ", besides --principal and --keytab, have an administrator set " + key
                                + " and hadoop.proxyuser.* for the ResourceManager on the NameNode");
    }

    /**
     * Web services that want a login.
     *
     * @param problem what they said; null if they answered
     */
    public static CheckResult webLogin(String address, @Nullable String problem) {
        return problem == null
                ? CheckResult.ok("web login", address + " answers this user")
                : CheckResult.warn(
                        "web login",
                        problem,
                        "why, doctor and --dry-run miss what it would tell; it needs a ticket for HTTP/ and the host of"
                                + " its address");
    }

    /** A web service that does not get as far as a login. */
    public static CheckResult webAway(String problem) {
        return CheckResult.warn(
                "web login",
                problem,
                "why, doctor and --dry-run miss what it would tell; check that it runs and that this machine can reach it");
    }

    /**
     * TLS of the web services.
     *
     * @param problem null if the certificate is trusted
     */
    public static CheckResult tls(String address, @Nullable String problem) {
        return problem == null
                ? CheckResult.ok("tls", "the certificate of " + address + " is trusted")
                : CheckResult.warn(
                        "tls",
                        problem,
                        "Name a trust store with the cluster's CA in ssl-client.xml, beside core-site.xml"
                                + " (ssl.client.truststore.location)");
    }
}
