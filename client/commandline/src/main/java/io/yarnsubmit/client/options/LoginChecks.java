package io.yarnsubmit.client.options;

import io.yarnsubmit.client.names.LocalView;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What can be said of a login before the cluster's configuration is read. */
final class LoginChecks {
    /** A keytab begins with this byte, and the number of its version. */
    private static final int MAGIC = 5;

    private static final Set<PosixFilePermission> OF_STRANGERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final GivenValues given;
    private final Problems problems;

    private LoginChecks(GivenValues given, Problems problems) {
        this.given = given;
        this.problems = problems;
    }

    static void check(GivenValues given, Problems problems) {
        LoginChecks checks = new LoginChecks(given, problems);
        if (given.isGiven(ConfigKeys.KEYTAB) && given.isGiven(ConfigKeys.PROXY_USER)) {
            checks.refuseBoth();
        } else if (given.isGiven(ConfigKeys.KEYTAB)) {
            checks.checkKeytab();
        } else if (given.isGiven(ConfigKeys.PRINCIPAL)) {
            problems.add(
                    given.named(ConfigKeys.PRINCIPAL) + " needs the principal's keys: add --keytab FILE, or drop it"
                            + " and run kinit " + given.text(ConfigKeys.PRINCIPAL));
        }
    }

    /** The application would own keys with which it could be anybody else, too. */
    private void refuseBoth() {
        problems.add(given.named(ConfigKeys.PROXY_USER) + " and " + given.named(ConfigKeys.KEYTAB)
                + " do not go together: the application of " + given.text(ConfigKeys.PROXY_USER)
                + " would get the service's keys. Drop the keytab and get the service a ticket: kinit -kt "
                + given.text(ConfigKeys.KEYTAB));
    }

    private void checkKeytab() {
        String name = given.named(ConfigKeys.KEYTAB);
        if (!given.isGiven(ConfigKeys.PRINCIPAL)) {
            problems.add(name + " needs the name that its keys are of: add --principal NAME; klist -kt "
                    + given.text(ConfigKeys.KEYTAB) + " lists the names");
        }
        try {
            String problem = problemOf(LocalView.ofThisProcess().file(String.valueOf(given.text(ConfigKeys.KEYTAB))));
            if (!problem.isEmpty()) {
                problems.add(name + ": " + problem);
            }
        } catch (IOException e) {
            problems.add(name + ": '" + given.text(ConfigKeys.KEYTAB) + "' cannot be read: " + e.getMessage());
        }
    }

    private static String problemOf(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "there is no file '" + file + "'";
        }
        if (!Files.isRegularFile(file)) {
            return "'" + file + "' is not a file";
        }
        if (!Files.isReadable(file)) {
            return "this user may not read '" + file + "'; it is of "
                    + Files.getOwner(file).getName();
        }
        if (!isKeytab(file)) {
            return "'" + file + "' is not a keytab; klist -kt " + file + " lists what a keytab has";
        }
        return isOpen(file)
                ? "every user of this machine can use '" + file + "' (its mode is "
                        + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                        + ") and be its principal; run chmod 600 " + file
                : "";
    }

    private static boolean isKeytab(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == MAGIC;
        }
    }

    private static boolean isOpen(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(OF_STRANGERS::contains);
    }
}
