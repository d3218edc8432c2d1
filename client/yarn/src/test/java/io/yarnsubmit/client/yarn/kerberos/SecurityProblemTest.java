package io.yarnsubmit.client.yarn.kerberos;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.api.ErrorCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.security.auth.login.LoginException;
import javax.security.sasl.SaslException;
import org.apache.hadoop.ipc.RemoteException;
import org.ietf.jgss.GSSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the exceptions as a secured Hadoop 3.4.3, MIT's KDC and JDK 17 throw them. */
class SecurityProblemTest {
    private static final String RM = "The ResourceManager at rm:8032 (from /conf)";

    private static String sentence(Throwable thrown) {
        return SecurityProblem.in(thrown).orElseThrow().sentence(RM);
    }

    private static ErrorCode code(Throwable thrown) {
        return SecurityProblem.in(thrown).orElseThrow().code();
    }

    private static RemoteException remote(String type, String said) {
        return new RemoteException("org.apache.hadoop.security." + type, said);
    }

    private static IOException rpc(String mechanism, Throwable cause) {
        GSSException gss = new GSSException(GSSException.NO_CRED, -1, mechanism);
        gss.initCause(cause);
        SaslException sasl = new SaslException("GSS initiate failed", gss);
        return new IOException(
                "DestHost:destPort rm:8032 , LocalHost:localPort gateway/10.0.0.1:0. Failed on local exception: "
                        + sasl,
                sasl);
    }

    private static IOException keytab(String said, Throwable cause) {
        LoginException login = new LoginException(said);
        login.initCause(cause);
        return new IOException(
                "failure to login: for principal: ann from keytab /x/ann.keytab"
                        + " javax.security.auth.login.LoginException: "
                        + said,
                login);
    }

    @Test
    void aClusterWithKerberos_andAConfigurationWithout() {
        IOException thrown =
                remote("AccessControlException", "SIMPLE authentication is not enabled.  Available:[TOKEN, KERBEROS]");

        assertThat(code(thrown)).isEqualTo(ErrorCode.SECURITY_DIFFERS);
        assertThat(sentence(thrown))
                .startsWith(
                        RM + " wants Kerberos, but the Hadoop configuration here says that users have no logins. Set");
    }

    @Test
    void aConfigurationWithKerberos_andAClusterWithout() {
        IOException thrown =
                new IOException("Server asks us to fall back to SIMPLE auth, but this client is configured to"
                        + " only allow secure connections.");

        assertThat(code(thrown)).isEqualTo(ErrorCode.SECURITY_DIFFERS);
        assertThat(sentence(thrown))
                .startsWith(RM + " has no Kerberos, but the Hadoop configuration here asks for it.");
    }

    @Test
    void actingForAnother_namesBoth_andTheKeys() {
        IOException thrown = remote(
                "authorize.AuthorizationException", "User: oozie/host@LAB.LOCAL is not allowed to impersonate bob");

        assertThat(code(thrown)).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(sentence(thrown))
                .startsWith(RM + " does not let oozie/host@LAB.LOCAL act on behalf of bob. Leave out --proxy-user, or")
                .contains("hadoop.proxyuser.oozie.hosts");
        assertThat(sentence(remote(
                        "authorize.AuthorizationException",
                        "Unauthorized connection for super-user: oozie@LAB.LOCAL from IP 10.0.0.7")))
                .startsWith(RM + " does not let oozie@LAB.LOCAL act on behalf of others from this machine, 10.0.0.7.");
    }

    @Test
    void aServiceThatIsNotAllowed_namesThePolicysEntry() {
        IOException thrown = remote(
                "authorize.AuthorizationException",
                "User mallory@LAB.LOCAL (auth:KERBEROS) is not authorized for protocol interface"
                        + " org.apache.hadoop.yarn.api.ApplicationClientProtocolPB: this service is only accessible by"
                        + " ann");

        assertThat(code(thrown)).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(sentence(thrown))
                .startsWith(
                        RM + " does not let mallory@LAB.LOCAL use it: its hadoop-policy.xml has neither the user nor a"
                                + " group of the user in security.applicationclient.protocol.acl.");
        assertThat(sentence(new IOException("User x is not authorized for protocol interface a.b.OtherProtocolPB")))
                .contains("the entry for OtherProtocol");
    }

    @Test
    void anotherUsersApplication() {
        IOException thrown = new IOException("java.security.AccessControlException: User eve cannot perform operation"
                + " MODIFY_APP on application_1796056266152_0003");

        assertThat(code(thrown)).isEqualTo(ErrorCode.NOT_THE_OWNER);
        assertThat(sentence(thrown))
                .isEqualTo(
                        RM + " does not let eve change application_1796056266152_0003. Its owner, administrators of the"
                                + " cluster and of its queue, and users whom its --modify-acl names may.");
    }

    @Test
    void clocks() {
        IOException thrown = rpc(
                "Clock skew too great (37) - PROCESS_TGS",
                new IOException("Identifier doesn't match expected value (906)"));

        assertThat(code(thrown)).isEqualTo(ErrorCode.KDC_UNUSABLE);
        assertThat(sentence(thrown))
                .startsWith("The Kerberos KDC refuses this machine because its clock differs too much");
    }

    @Test
    void aKdcThatIsAway_isNotTheServiceThatWasAsked() {
        assertThat(sentence(rpc("Connection refused", new ConnectException("Connection refused"))))
                .startsWith("The Kerberos KDC cannot be reached: Connection refused. Check the KDCs that ");
        assertThat(sentence(rpc("no.such.host", new UnknownHostException("no.such.host"))))
                .startsWith("The Kerberos KDC cannot be reached: there is no host 'no.such.host'.");
        assertThat(sentence(keytab("Connection refused", new ConnectException("Connection refused"))))
                .startsWith("The Kerberos KDC cannot be reached: Connection refused.");
        assertThat(SecurityProblem.in(new IOException(new ConnectException("Connection refused"))))
                .as("a service that is away")
                .isEmpty();
    }

    @Test
    void aMissingConfiguration_isOneOfThisMachine() {
        assertThat(code(rpc("Cannot locate KDC", null))).isEqualTo(ErrorCode.KERBEROS_NOT_CONFIGURED);
        IllegalArgumentException noRealm = new IllegalArgumentException(
                "Can't get Kerberos realm", new IllegalArgumentException("KrbException: Cannot locate default realm"));
        assertThat(code(noRealm)).isEqualTo(ErrorCode.KERBEROS_NOT_CONFIGURED);
        assertThat(sentence(noRealm)).contains(" does not exist or names no default_realm. ");
        assertThat(sentence(
                        new IOException("Illegal principal name ann@B: org.apache.hadoop.security.authentication.util"
                                + ".KerberosName$NoMatchingRule: No rules applied to ann@B")))
                .startsWith("The principal ann@B has no user name here: it is not of the default realm of ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Unable to obtain password from user | failed: the keytab has no key of this principal.",
                "Checksum failed | failed: the key is not, or no longer, the one that the KDC has.",
                "Pre-authentication information was invalid (24) | failed: the key is not, or no longer,",
                "Client not found in Kerberos database (6) - CLIENT_NOT_FOUND | failed: the KDC does not know this"
                        + " principal.",
                "Client's credentials have been revoked (18) | failed: the KDC has locked this principal",
                "Clients credentials have been revoked (18) - CLIENT LOCKED OUT | failed: the KDC has locked this"
                        + " principal",
                "Client's entry in database expired (1) - CLIENT EXPIRED | failed: the KDC has locked this principal",
                "Password has expired - change password to reset (23) - REQUIRED PWCHANGE | failed: the KDC has locked"
                        + " this principal, or its password has expired.",
                "Additional pre-authentication required (25) - NEEDED_HW_PREAUTH | cannot be used: the Kerberos KDC"
                        + " answers 'Additional pre-authentication required (25) - NEEDED_HW_PREAUTH'. Ask",
                "KDC has no support for encryption type (14) | failed: the KDC, the keytab and this Java have no kind"
                        + " of key",
            })
    void aKeytabThatIsOfNoUse_saysWhy(String said, String words) {
        IOException thrown = keytab(said, null);

        assertThat(code(thrown)).isEqualTo(ErrorCode.NO_KERBEROS_LOGIN);
        assertThat(sentence(thrown)).startsWith(RM + " " + words);
    }

    @Test
    void whatAKdcSaysBesides_isQuoted() {
        IOException thrown = rpc("null (27) - SERVER NOT ALLOWED", new IOException("Identifier doesn't match (906)"));

        assertThat(code(thrown)).isEqualTo(ErrorCode.NO_KERBEROS_LOGIN);
        assertThat(sentence(thrown))
                .isEqualTo(
                        RM + " cannot be used: the Kerberos KDC answers '(27) - SERVER NOT ALLOWED'. Ask the operators"
                                + " of the KDC.");
    }

    @Test
    void tickets() {
        assertThat(sentence(
                        new IOException("org.apache.hadoop.security.AccessControlException: Client cannot authenticate"
                                + " via:[TOKEN, KERBEROS]")))
                .startsWith(RM + " wants Kerberos, and there is no ticket here.");
        assertThat(sentence(rpc("Failed to find any Kerberos tgt", null))).contains("there is no ticket here");
        assertThat(sentence(rpc("Ticket expired (32)", null))).contains("it has expired. Run kinit.");
        assertThat(sentence(remote(
                        "token.SecretManager$InvalidToken",
                        "token (HDFS_DELEGATION_TOKEN token 7 for ann) can't be found in cache")))
                .contains("HADOOP_TOKEN_FILE_LOCATION");
    }

    @Test
    void principalsOfServices_thatDiffer() {
        assertThat(sentence(new IllegalArgumentException(
                        "Server has invalid Kerberos principal: rm/a@LAB.LOCAL, expecting: yarn/a@LAB.LOCAL")))
                .startsWith(RM + " is rm/a@LAB.LOCAL, but the Hadoop configuration here expects yarn/a@LAB.LOCAL.");
        assertThat(code(new IOException("Failed to specify server's Kerberos principal name")))
                .isEqualTo(ErrorCode.SECURITY_DIFFERS);
        assertThat(code(rpc("Server not found in Kerberos database (7)", null))).isEqualTo(ErrorCode.SECURITY_DIFFERS);
    }

    @Test
    void aRenewerThatIsRefused() {
        assertThat(SecurityProblem.in(
                                "Failed to renew token: Kind: HDFS_DELEGATION_TOKEN, Service: 127.0.0.1:8020, Ident:"
                                        + " (token for ann: HDFS_DELEGATION_TOKEN owner=ann@LAB.LOCAL, renewer=yarn)")
                        .orElseThrow()
                        .code())
                .isEqualTo(ErrorCode.TOKENS_REFUSED);
        assertThat(SecurityProblem.in("Failed to renew token: Kind: HDFS_DELEGATION_TOKEN, Service: 127.0.0.1:8020,"
                                + " Ident: (token for ann)")
                        .orElseThrow()
                        .sentence("The ResourceManager"))
                .startsWith("The ResourceManager cannot renew the application's HDFS_DELEGATION_TOKEN for"
                        + " 127.0.0.1:8020. The renewer is yarn.resourcemanager.principal")
                .contains("unrenewedFileSystems");
    }

    @Test
    void whatElseFails_isNoRefusal() {
        assertThat(SecurityProblem.in(
                        new IOException("File /x could only be written to 0 of the 1 minReplication nodes")))
                .isEmpty();
        assertThat(SecurityProblem.in(new IOException("Checksum failed at block 7 (32)")))
                .isEmpty();
        assertThat(SecurityProblem.in("Application application_1_0001 submitted by user ann to unknown queue: x"))
                .isEmpty();
        assertThat(SecurityProblem.in((Throwable) null)).isEmpty();
    }
}
