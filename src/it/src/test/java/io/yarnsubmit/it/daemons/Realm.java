package io.yarnsubmit.it.daemons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.client.KrbClient;

/**
 * The Kerberos realm of a secured cluster, as those see it who have its krb5.conf: users with keytabs, tickets in files. This
 * JVM never logs in: what it asks of the cluster as a user, processes ask.
 */
public final class Realm {
    static final String NAME = "EXAMPLE.COM";
    static final List<String> USERS = List.of("ann", "bob", "carl", "oozie", "admin");

    private final Path directory;
    private final int port;

    private Realm(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /**
     * Writes the realm's files; the KDC itself is a daemon.
     *
     * @param directory of the cluster
     * @param clockSkew for how long a ticket or token is taken although it has expired
     */
    static Realm write(Path directory, int port, Duration clockSkew) throws IOException {
        Realm realm = new Realm(directory, port);
        Files.createDirectories(realm.keytabs());
        Files.createDirectories(realm.caches());
        Files.writeString(realm.krb5Conf(), """
                [libdefaults]
                 default_realm = %s
                 dns_lookup_kdc = false
                 dns_lookup_realm = false
                 dns_canonicalize_hostname = false
                 rdns = false
                 udp_preference_limit = 1
                 clockskew = %d
                 forwardable = true
                [realms]
                 %s = {
                  kdc = 127.0.0.1:%d
                 }
                """.formatted(NAME, clockSkew.toSeconds(), NAME, port));
        return realm;
    }

    public Path krb5Conf() {
        return directory.resolve("krb5.conf");
    }

    int port() {
        return port;
    }

    public static List<String> users() {
        return USERS;
    }

    Path keytabs() {
        return directory.resolve("data/keytabs");
    }

    private Path caches() {
        return directory.resolve("data/tickets");
    }

    /** Of all daemons. */
    Path serviceKeytab() {
        return keytabs().resolve("services.keytab");
    }

    /** The key of a user. */
    public Path keytab(String user) {
        return keytabs().resolve(user + ".keytab");
    }

    public String principal(String user) {
        return user + "@" + NAME;
    }

    /** What processes need to find the realm; they are nobody. */
    public Map<String, String> environment() {
        return Map.of(
                "KRB5_CONFIG", krb5Conf().toString(),
                "JDK_JAVA_OPTIONS", "-Djava.security.krb5.conf=" + krb5Conf(),
                "KRB5CCNAME", "FILE:" + caches().resolve("of-nobody"));
    }

    /** What processes of a user with a ticket need. */
    Map<String, String> environmentOf(String user) {
        Map<String, String> environment = new TreeMap<>(environment());
        environment.put("KRB5CCNAME", "FILE:" + ticket(user));
        return environment;
    }

    /** What processes need that have tokens and no ticket. */
    public Map<String, String> environmentOfBearer(Path tokens) {
        Map<String, String> environment = new TreeMap<>(environment());
        environment.put("HADOOP_TOKEN_FILE_LOCATION", tokens.toString());
        return environment;
    }

    /** A new ticket of a user, in a file, as kinit makes it. */
    public synchronized Path ticket(String user) {
        try {
            Path cache = caches().resolve(user);
            if (!Files.exists(cache)) {
                KrbClient client = new KrbClient();
                client.setKdcRealm(NAME);
                client.setKdcHost("127.0.0.1");
                client.setKdcTcpPort(port);
                client.setAllowUdp(false);
                client.setAllowTcp(true);
                client.init();
                client.storeTicket(
                        client.requestTgt(principal(user), keytab(user).toFile()), cache.toFile());
            }
            return cache;
        } catch (KrbException e) {
            throw new IllegalStateException("no ticket for " + user, e);
        }
    }
}
