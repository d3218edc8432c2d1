package io.yarnsubmit.client.yarn.kerberos;

import io.yarnsubmit.api.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of Hadoop 3.3 to 3.5, of JDK 17 and newer and of MIT's and Kerby's KDC that refuse a user, the particular before the
 * general. Words that begin with "The" are a sentence of their own; others continue one whose subject was asked.
 */
final class RefusalRules {
    private static final Map<String, String> SERVICES = Map.of(
            "ApplicationClientProtocol", "security.applicationclient.protocol.acl",
            "ApplicationMasterProtocol", "security.applicationmaster.protocol.acl",
            "ClientProtocol", "security.client.protocol.acl",
            "ClientNamenodeProtocol", "security.client.protocol.acl",
            "ClientDatanodeProtocol", "security.client.datanode.protocol.acl",
            "ContainerManagementProtocol", "security.containermanagement.protocol.acl");

    private static final String RENEWER =
            " The renewer is yarn.resourcemanager.principal in yarn-site.xml here; it must"
                    + " be the ResourceManager's own. Name a file system that the ResourceManager cannot reach in --conf"
                    + " unrenewedFileSystems.";

    /** What a KDC answers, with its number; JDK adds the name of the number. */
    private static final Pattern KDC_ANSWER = Pattern.compile(
            "(?:KrbException|GSSException|LoginException): (?:.*Mechanism level: )?(?:null ?)?([^()]*\\(\\d+\\)(?: - [^)]+)?)\\)?$");

    private record Rule(Pattern text, ErrorCode code, Function<MatchResult, String> words) {}

    private static final List<Rule> RULES = List.of(
            rule(
                    "SIMPLE authentication is not enabled",
                    ErrorCode.SECURITY_DIFFERS,
                    said -> "wants Kerberos, but the Hadoop configuration here says that users have no logins. Set"
                            + " HADOOP_CONF_DIR to the cluster's own configuration, whose core-site.xml sets"
                            + " hadoop.security.authentication to kerberos."),
            rule(
                    "Server asks us to fall back to SIMPLE auth",
                    ErrorCode.SECURITY_DIFFERS,
                    said -> "has no Kerberos, but the Hadoop configuration here asks for it. Set HADOOP_CONF_DIR to"
                            + " the cluster's own configuration; hadoop.security.authentication in its core-site.xml is"
                            + " simple."),
            rule(
                    "(?:User: )?(\\S+)(?: \\([^)]*\\))? is not allowed to impersonate (\\S+)",
                    ErrorCode.NOT_ALLOWED,
                    said -> "does not let " + said.group(1) + " act on behalf of " + said.group(2)
                            + ". Leave out --proxy-user, or have an administrator set hadoop.proxyuser."
                            + shortName(said.group(1)) + ".hosts and .groups or .users in core-site.xml of the"
                            + " ResourceManager and the NameNode."),
            rule(
                    "Unauthorized connection for super-user: (\\S+)(?: \\([^)]*\\))? from IP ([0-9a-fA-F.:]+)",
                    ErrorCode.NOT_ALLOWED,
                    said -> "does not let " + said.group(1) + " act on behalf of others from this machine, "
                            + said.group(2) + ". An administrator adds it to hadoop.proxyuser."
                            + shortName(said.group(1))
                            + ".hosts in core-site.xml of the ResourceManager and the NameNode."),
            rule(
                    "User (\\S+)(?: \\([^)]*\\))? is not authorized for protocol (?:interface )?([\\w.$]+)",
                    ErrorCode.NOT_ALLOWED,
                    said -> "does not let " + said.group(1)
                            + " use it: its hadoop-policy.xml has neither the user nor a" + " group of the user in "
                            + service(said.group(2)) + ". An administrator can add one."),
            rule(
                    "User (\\S+) cannot perform operation (VIEW|MODIFY)_APP on (\\S+)",
                    ErrorCode.NOT_THE_OWNER,
                    said -> "does not let " + said.group(1)
                            + (said.group(2).equals("VIEW") ? " see " : " change ") + said.group(3)
                            + ". Its owner, administrators of the cluster and of its queue, and users whom its --"
                            + said.group(2).toLowerCase(Locale.ROOT) + "-acl names may."),
            rule(
                    "Clock skew too great|Ticket not yet valid",
                    ErrorCode.KDC_UNUSABLE,
                    said -> "The Kerberos KDC refuses this machine because its clock differs too much, usually by more"
                            + " than 5 minutes. Compare 'date -u' here and there, and have the clocks synchronized"
                            + " (chronyc tracking)."),
            rule(
                    "No rules applied to (\\S+)",
                    ErrorCode.KERBEROS_NOT_CONFIGURED,
                    said -> "The principal " + said.group(1)
                            + " has no user name here: it is not of the default realm of "
                            + KerberosConfiguration.file() + ", and no rule of hadoop.security.auth_to_local is for it."
                            + " Use the cluster's krb5.conf (KRB5_CONFIG names it), or set default_realm."),
            rule(
                    "Cannot locate default realm|Can't get Kerberos realm",
                    ErrorCode.KERBEROS_NOT_CONFIGURED,
                    said -> "The cluster wants Kerberos, but " + KerberosConfiguration.file()
                            + " does not exist or names no default_realm. Have the cluster's krb5.conf put there, or"
                            + " set KRB5_CONFIG to it."),
            rule(
                    "Cannot locate KDC|Unable to locate KDC",
                    ErrorCode.KERBEROS_NOT_CONFIGURED,
                    said -> "The KDC of the realm is not in " + KerberosConfiguration.file()
                            + ". Have the cluster's krb5.conf put there, or set KRB5_CONFIG to it."),
            rule(
                    "Client not found in Kerberos database",
                    ErrorCode.NO_KERBEROS_LOGIN,
                    said -> "failed: the KDC does not know this principal. Check --principal, its realm too; 'klist"
                            + " -kt FILE' lists the principals of a keytab."),
            rule(
                    "Server not found in Kerberos database",
                    ErrorCode.SECURITY_DIFFERS,
                    said -> "has a principal that the KDC does not know. Compare the principals in yarn-site.xml and"
                            + " hdfs-site.xml here with the cluster's own; _HOST in them becomes the host's name."),
            rule(
                    "Unable to obtain password from user|Unable to obtain Principal Name",
                    ErrorCode.NO_KERBEROS_LOGIN,
                    said -> "failed: the keytab has no key of this principal. 'klist -kt FILE' lists the principals"
                            + " that it has keys of."),
            rule(
                    "Pre-authentication information was invalid|Integrity check on decrypted field"
                            + " failed|^(?:LoginException|KrbCryptoException|GSSException): .*Checksum failed",
                    ErrorCode.NO_KERBEROS_LOGIN,
                    said -> "failed: the key is not, or no longer, the one that the KDC has. Have the keytab made"
                            + " anew, or run kinit again."),
            rule(
                    "Client'?s credentials have been revoked|CLIENT_REVOKED|Client's entry in database (?:has )?expired"
                            + "|Password has expired",
                    ErrorCode.NO_KERBEROS_LOGIN,
                    said -> "failed: the KDC has locked this principal, or its password has expired. Ask the operators"
                            + " of the KDC."),
            rule(
                    "no support for encryption type|Cannot find key of appropriate type|Encryption type .* is not"
                            + " supported",
                    ErrorCode.NO_KERBEROS_LOGIN,
                    said -> "failed: the KDC, the keytab and this Java have no kind of key in common; Java no longer"
                            + " has DES and RC4. Have a keytab made with aes256-cts keys."),
            rule(
                    "Ticket expired",
                    ErrorCode.NO_KERBEROS_LOGIN,
                    said -> "refuses the Kerberos ticket because it has expired. Run kinit."),
            rule(
                    "Client cannot authenticate via:|Failed to find any Kerberos (?:tgt|credentails|credentials)",
                    ErrorCode.NO_KERBEROS_LOGIN,
                    said -> "wants Kerberos, and there is no ticket here. Run kinit, or pass --principal and"
                            + " --keytab."),
            rule(
                    "Server has invalid Kerberos principal: (\\S+?),? expecting: (\\S+)",
                    ErrorCode.SECURITY_DIFFERS,
                    said -> "is " + said.group(1) + ", but the Hadoop configuration here expects " + said.group(2)
                            + ". Set HADOOP_CONF_DIR to the cluster's own configuration."),
            rule(
                    "Failed to specify server's Kerberos principal name",
                    ErrorCode.SECURITY_DIFFERS,
                    said -> "has no principal in the Hadoop configuration here. Set yarn.resourcemanager.principal in"
                            + " yarn-site.xml and dfs.namenode.kerberos.principal in hdfs-site.xml as on the cluster."),
            rule(
                    "Failed to renew token: Kind: (\\S+), Service: ([^,]+),",
                    ErrorCode.TOKENS_REFUSED,
                    said -> "cannot renew the application's " + said.group(1) + " for " + said.group(2) + "."
                            + RENEWER),
            rule(
                    "(?i)Failed to renew token|renew(?:er)? .*non-matching renewer|is not a valid renewer|tries to"
                            + " renew a token",
                    ErrorCode.TOKENS_REFUSED,
                    said -> "cannot renew the application's tokens." + RENEWER),
            rule(
                    "token \\([^)]*\\) (?:is expired|can't be found in cache)|Token has expired|InvalidToken",
                    ErrorCode.NO_KERBEROS_LOGIN,
                    said -> "refuses a token because it has expired or was cancelled. If HADOOP_TOKEN_FILE_LOCATION is"
                            + " set, its tokens are too old: have them fetched again, or unset it and run"
                            + " kinit."));

    private RefusalRules() {}

    private static Rule rule(String text, ErrorCode code, Function<MatchResult, String> words) {
        return new Rule(Pattern.compile(text), code, words);
    }

    static Optional<SecurityProblem> find(String said) {
        for (Rule rule : RULES) {
            Matcher matcher = rule.text().matcher(said);
            if (matcher.find()) {
                return Optional.of(new SecurityProblem(rule.code(), rule.words().apply(matcher.toMatchResult())));
            }
        }
        return Optional.empty();
    }

    /** What a KDC says that is not among the rules, in its own words. */
    static Optional<SecurityProblem> ofKdc(String said) {
        Matcher answer = KDC_ANSWER.matcher(said.strip());
        return answer.find()
                ? Optional.of(new SecurityProblem(
                        ErrorCode.NO_KERBEROS_LOGIN,
                        "cannot be used: the Kerberos KDC answers '"
                                + answer.group(1).strip() + "'. Ask the operators of the KDC."))
                : Optional.empty();
    }

    /** Where Kerberos failed because a connection did. */
    static Optional<SecurityProblem> ofConnection(String said) {
        String reason = said.startsWith("UnknownHostException: ")
                ? "there is no host '" + said.substring("UnknownHostException: ".length()) + "'"
                : said.substring(said.indexOf(": ") + 2);
        boolean isConnection =
                said.matches("(?:Connect|UnknownHost|SocketTimeout|PortUnreachable|NoRouteToHost|Socket)Exception: .*");
        return isConnection
                ? Optional.of(new SecurityProblem(
                        ErrorCode.KDC_UNUSABLE,
                        "The Kerberos KDC cannot be reached: " + reason + ". Check the KDCs that "
                                + KerberosConfiguration.file() + " names, and that this machine can reach them."))
                : Optional.empty();
    }

    private static String shortName(String principal) {
        return principal.split("[/@]")[0];
    }

    private static String service(String protocol) {
        String name = protocol.substring(protocol.lastIndexOf('.') + 1).replaceAll("PB$", "");
        return SERVICES.getOrDefault(name, "the entry for " + name);
    }
}
