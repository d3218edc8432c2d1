package io.yarnsubmit.it.daemons;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * The certificate of a cluster's web services, which nobody trusts who does not have the cluster's {@code ssl-client.xml}: it is
 * signed by no public authority.
 */
final class WebCertificate {
    private static final String PASSWORD = "not-a-secret";

    private final Path key;
    private final Path trust;

    /** @param directory where its files are, or will be */
    WebCertificate(Path directory) {
        key = directory.resolve("web-key.p12");
        trust = directory.resolve("web-trust.p12");
    }

    /** Writes what daemons and clients need to know of it beside their site files. */
    void writeInto(Path confDirectory) throws IOException {
        if (!Files.exists(trust)) {
            make();
        }
        Configuration server = new Configuration(false);
        server.set("ssl.server.keystore.location", key.toString());
        server.set("ssl.server.keystore.password", PASSWORD);
        server.set("ssl.server.keystore.keypassword", PASSWORD);
        server.set("ssl.server.keystore.type", "pkcs12");
        Configuration client = new Configuration(false);
        client.set("ssl.client.truststore.location", trust.toString());
        client.set("ssl.client.truststore.password", PASSWORD);
        client.set("ssl.client.truststore.type", "pkcs12");
        write(server, confDirectory.resolve("ssl-server.xml"));
        write(client, confDirectory.resolve("ssl-client.xml"));
    }

    private static void write(Configuration configuration, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            configuration.writeXml(out);
        }
    }

    private void make() throws IOException {
        Files.createDirectories(key.getParent());
        Path certificate = key.resolveSibling("web.pem");
        keytool(
                "-genkeypair -alias web -dname CN=cluster -keyalg EC -validity 30"
                        + " -ext san=dns:localhost,ip:127.0.0.1,ip:127.0.0.2,ip:127.0.0.3",
                key);
        keytool("-exportcert -alias web -rfc -file " + certificate, key);
        keytool("-importcert -noprompt -alias web -file " + certificate, trust);
    }

    private static void keytool(String words, Path store) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words.split(" ")));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool failed: " + words);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
