package io.yarnsubmit.it.daemons;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.hadoop.minikdc.MiniKdc;

/**
 * A KDC: {@code KdcMain <port> <directory for its files> <directory for keytabs>}. It makes the keytabs: one of all services,
 * and one of each user.
 */
public final class KdcMain {
    /** What it says when keytabs are there and it answers. */
    static final String READY = "the KDC is ready";

    private static final String[] SERVICES = {"nn", "dn", "rm", "nm", "HTTP"};
    private static final String[] HOSTS = {"localhost", "127.0.0.1", "127.0.0.2", "127.0.0.3"};

    private KdcMain() {}

    /** See the class. */
    public static void main(String[] args) throws Exception {
        Properties properties = MiniKdc.createConf();
        properties.setProperty(MiniKdc.KDC_PORT, args[0]);
        properties.setProperty(MiniKdc.KDC_BIND_ADDRESS, "127.0.0.1");
        properties.setProperty(MiniKdc.TRANSPORT, "TCP");
        MiniKdc kdc = new MiniKdc(
                properties, Files.createDirectories(Path.of(args[1])).toFile());
        kdc.start();
        Path keytabs = Path.of(args[2]);
        keytab(
                kdc,
                keytabs.resolve("services.keytab"),
                Stream.of(SERVICES)
                        .flatMap(service -> Stream.of(HOSTS).map(host -> service + "/" + host))
                        .toArray(String[]::new));
        for (String user : Realm.USERS) {
            keytab(kdc, keytabs.resolve(user + ".keytab"), user);
        }
        System.out.println(READY);
        Thread.currentThread().join();
    }

    private static void keytab(MiniKdc kdc, Path file, String... principals) throws Exception {
        kdc.createPrincipal(file.toFile(), principals);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
