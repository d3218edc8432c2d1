package io.yarnsubmit.it.secrets;

import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import io.yarnsubmit.protocol.v1.UserSecret;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.security.auth.kerberos.KerberosKey;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KeyTab;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;

/** The secrets of the runs on a cluster, as found in token files and keytabs: each once. */
final class KnownSecrets {
    private static final int COORDINATE = 32;
    private static final String OF_USER = "the user's secret ";

    private final Map<String, Secret> byContent = new TreeMap<>();

    void addTokenFile(byte[] content) throws IOException {
        Credentials credentials = new Credentials();
        credentials.readTokenStorageStream(new DataInputStream(new ByteArrayInputStream(content)));
        for (Token<?> token : credentials.getAllTokens()) {
            add("the password of a token of the kind " + token.getKind(), token.getPassword());
            add("the identifier of a token of the kind " + token.getKind(), token.getIdentifier());
        }
        for (Text alias : credentials.getAllSecretKeys()) {
            addKeyOf(alias.toString(), credentials.getSecretKey(alias));
        }
    }

    private void addKeyOf(String alias, byte[] secret) throws IOException {
        if (alias.equals(LaunchNames.IDENTITY_SECRET)) {
            addIdentity(TlsIdentity.parseFrom(secret));
        } else if (alias.equals(LaunchNames.EXECUTOR_SECRET)) {
            ExecutorLaunch launch = ExecutorLaunch.parseFrom(secret);
            addIdentity(launch.getIdentity());
            addOfUser(launch.getSecrets());
        } else if (alias.equals(LaunchNames.USER_SECRETS)) {
            addOfUser(UserSecrets.parseFrom(secret));
        } else {
            add("the secret " + alias, secret);
        }
    }

    /** Those that the user gave to the application. */
    private void addOfUser(UserSecrets secrets) {
        for (UserSecret each : secrets.getSecretsList()) {
            Secret secret = new Secret(OF_USER + each.getName(), each.getValue().toByteArray(), each.getVariable());
            byContent.putIfAbsent(HexFormat.of().formatHex(secret.bytes()), secret);
        }
    }

    /** Those that users gave to applications. */
    List<Secret> ofUsers() {
        return all().stream()
                .filter(secret -> secret.name().startsWith(OF_USER))
                .toList();
    }

    private void addIdentity(TlsIdentity identity) {
        byte[] encoded = identity.getPrivateKey().toByteArray();
        add("an application's private key", encoded);
        try {
            ECPrivateKey key =
                    (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            add("the number in an application's private key", unsigned(key.getS()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int begin = Math.max(0, bytes.length - COORDINATE);
        return Arrays.copyOfRange(bytes, begin, bytes.length);
    }

    void addKeytab(Path file, String principal) {
        KeyTab keytab = KeyTab.getUnboundInstance(file.toFile());
        for (KerberosKey key : keytab.getKeys(new KerberosPrincipal(principal))) {
            add("a key of " + principal, key.getEncoded());
        }
    }

    private void add(String name, byte[] bytes) {
        if (bytes.length >= Secret.SHORTEST) {
            byContent.putIfAbsent(HexFormat.of().formatHex(bytes), new Secret(name, bytes));
        }
    }

    Collection<Secret> all() {
        return List.copyOf(byContent.values());
    }
}
