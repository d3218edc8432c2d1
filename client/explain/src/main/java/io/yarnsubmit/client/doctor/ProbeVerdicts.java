package io.yarnsubmit.client.doctor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Verdicts by what a probing container reported. Pure. */
public final class ProbeVerdicts {
    private static final Pattern LINE = Pattern.compile("YSPROBE (\\w+) ?([^\\r\\n]*)");
    private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?(\\d+)");
    private static final int OLDEST_JAVA = 17;

    private ProbeVerdicts() {}

    /**
     * The container's script: it reports what it finds, and tries to reach this host, as executors do in client mode.
     *
     * @param host as the container is to reach it
     * @param word that it is to send, so that other visitors are not mistaken for it
     */
    public static String script(String host, int port, String word) {
        return "j=\"${JAVA_HOME:+$JAVA_HOME/bin/}java\"\n"
                + "echo \"YSPROBE host $(hostname)\" >&2\n"
                + "echo \"YSPROBE home $JAVA_HOME\" >&2\n"
                + "echo \"YSPROBE java $(\"$j\" -version 2>&1 | head -n 1)\" >&2\n"
                + "if timeout 5 bash -c 'exec 3<>/dev/tcp/" + host + "/" + port + " && echo " + word + " >&3'; then\n"
                + "  echo 'YSPROBE connect ok' >&2\n"
                + "else\n"
                + "  echo 'YSPROBE connect failed' >&2\n"
                + "fi\n"
                // YARN's diagnostics have the last lines only of a container that fails.
                + "exit 42\n";
    }

    /**
     * Verdicts on Java there, and on the way back to here.
     *
     * @param said the diagnostics of its application, with what it wrote; null when it did not run in time
     * @param heard whether it has reached this host
     * @param here this host and port, as it was to reach it
     */
    public static List<CheckResult> of(@Nullable String said, boolean heard, String here) {
        Map<String, String> lines = new TreeMap<>();
        Matcher matcher = LINE.matcher(said == null ? "" : said);
        while (matcher.find()) {
            lines.put(matcher.group(1), matcher.group(2).strip());
        }
        if (lines.isEmpty() && !heard) {
            String why = said == null || said.isBlank()
                    ? "the probe's container did not run within the time"
                    : "the probe's container reported nothing: "
                            + said.lines().findFirst().orElse("");
            return List.of(
                    CheckResult.fail("java on nodes", why, "yarn-submit list shows what else runs; try again later"),
                    CheckResult.skipped("way back", why));
        }
        return List.of(java(lines), wayBack(lines, heard, here));
    }

    private static CheckResult java(Map<String, String> lines) {
        String java = lines.getOrDefault("java", "");
        String where = lines.getOrDefault("home", "").isEmpty()
                ? "on the PATH (JAVA_HOME is not set there)"
                : "in " + lines.get("home");
        String found = lines.getOrDefault("host", "a machine") + " has " + java + " " + where;
        Matcher version = VERSION.matcher(java);
        if (!version.find()) {
            return CheckResult.fail(
                    "java on nodes",
                    lines.getOrDefault("host", "a machine") + " cannot run java " + where
                            + (java.isEmpty() ? "" : ": " + java),
                    "Have a JDK 17 or newer on the machines and JAVA_HOME point to it, or set JAVA_HOME with --driver-env"
                            + " and --executor-env");
        }
        return Integer.parseInt(version.group(1)) < OLDEST_JAVA
                ? CheckResult.fail(
                        "java on nodes",
                        found,
                        "Executors need a JDK 17 or newer: have one on the machines and JAVA_HOME point to it")
                : CheckResult.ok("java on nodes", found);
    }

    private static CheckResult wayBack(Map<String, String> lines, boolean heard, String here) {
        String host = lines.getOrDefault("host", "a container");
        return heard
                ? CheckResult.ok("way back", host + " reaches this machine at " + here)
                : CheckResult.warn(
                        "way back",
                        host + " cannot reach this machine at " + here,
                        "In client mode executors must: open the ports to the cluster (driver.port sets a fixed one), name"
                                + " this machine with --conf driver.host, or use --deploy-mode cluster");
    }
}
