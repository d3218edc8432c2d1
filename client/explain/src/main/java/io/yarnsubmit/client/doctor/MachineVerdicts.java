package io.yarnsubmit.client.doctor;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verdicts on this machine: its Java, its configuration, its login. Pure. */
public final class MachineVerdicts {
    private static final int OLDEST_JAVA = 17;

    private MachineVerdicts() {}

    /**
     * The Java that runs this.
     *
     * @param home where it is
     * @param variable JAVA_HOME; null when it is not set
     */
    public static CheckResult java(int feature, String home, @Nullable String variable) {
        String found = "Java " + feature + " in " + home;
        if (feature < OLDEST_JAVA) {
            return CheckResult.fail("java", found, "Install a JDK 17 or newer, and set JAVA_HOME to it");
        }
        if (variable == null || variable.isBlank()) {
            return CheckResult.ok("java", found + " (JAVA_HOME is not set)");
        }
        return Path.of(variable).normalize().equals(Path.of(home).normalize())
                ? CheckResult.ok("java", found)
                : CheckResult.warn(
                        "java",
                        found + ", but JAVA_HOME is " + variable,
                        "Set JAVA_HOME to the JDK that is to be used");
    }

    /**
     * Where the cluster's configuration came from.
     *
     * @param addresses of ResourceManagers
     */
    public static CheckResult configuration(String source, List<String> addresses, String fileSystem) {
        String found =
                "from " + source + ": ResourceManager " + String.join(", ", addresses) + ", file system " + fileSystem;
        if (addresses.stream().anyMatch(address -> address.startsWith("0.0.0.0"))) {
            return CheckResult.fail(
                    "configuration",
                    found,
                    "Its yarn-site.xml names no ResourceManager: set yarn.resourcemanager.hostname, or HADOOP_CONF_DIR to"
                            + " the cluster's configuration");
        }
        return fileSystem.startsWith("file:")
                ? CheckResult.fail(
                        "configuration",
                        found,
                        "The cluster cannot read this machine's files: set fs.defaultFS in core-site.xml to the cluster's"
                                + " file system")
                : CheckResult.ok("configuration", found);
    }

    /** Where there is no Kerberos. */
    public static CheckResult withoutKerberos(String user) {
        return CheckResult.ok("kerberos", "not asked for; this user is taken for " + user);
    }
}
