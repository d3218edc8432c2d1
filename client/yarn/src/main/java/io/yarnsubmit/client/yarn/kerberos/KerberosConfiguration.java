package io.yarnsubmit.client.yarn.kerberos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Java finds krb5.conf on this machine. */
public final class KerberosConfiguration {
    private static final String PROPERTY = "java.security.krb5.conf";
    private static final String VARIABLE = "KRB5_CONFIG";

    private KerberosConfiguration() {}

    /** The commands of Kerberos heed this variable, and Java does not. Of several files the first that exists is taken. */
    public static void heedVariable() {
        if (System.getProperty(PROPERTY) == null) {
            named(System.getenv(VARIABLE)).ifPresent(file -> System.setProperty(PROPERTY, file));
        }
    }

    static Optional<String> named(@org.jspecify.annotations.Nullable String variable) {
        return variable == null
                ? Optional.empty()
                : Arrays.stream(variable.split(":"))
                        .filter(name -> !name.isBlank() && Files.isReadable(Path.of(name)))
                        .findFirst();
    }

    /** The file; it may be missing. */
    public static Path file() {
        String set = System.getProperty(PROPERTY);
        return set != null
                ? Path.of(set)
                : Stream.of(
                                Path.of(System.getProperty("java.home"), "conf", "security", "krb5.conf"),
                                Path.of("/etc/krb5.conf"))
                        .filter(Files::exists)
                        .findFirst()
                        .orElse(Path.of("/etc/krb5.conf"));
    }
}
