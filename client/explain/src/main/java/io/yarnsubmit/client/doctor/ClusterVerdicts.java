package io.yarnsubmit.client.doctor;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Verdicts on the cluster as it is seen from here. Pure. */
public final class ClusterVerdicts {
    /** Beyond it the tokens of containers may count as expired, and Kerberos refuses logins. */
    private static final Duration LARGEST_SKEW = Duration.ofMinutes(4);

    private static final Duration NOTABLE_SKEW = Duration.ofSeconds(20);
    private static final int MOST_NAMES = 5;

    private ClusterVerdicts() {}

    /**
     * A ResourceManager.
     *
     * @param address where it listens for clients
     * @param problem why no connection was made; null when one was
     * @param haState active or standby, as its web service says; empty when that does not say
     */
    public record Endpoint(String address, @Nullable String problem, String haState) {}

    /**
     * The ResourceManagers, one or each of a pair.
     *
     * @param answer why a call was not answered; null if it was
     */
    public static CheckResult resourceManagers(List<Endpoint> managers, @Nullable String answer) {
        String found = managers.stream()
                .map(manager -> manager.address() + " "
                        + (manager.problem() != null
                                ? "is not reachable (" + manager.problem() + ")"
                                : manager.haState().isEmpty() ? "answers" : "is " + manager.haState()))
                .collect(Collectors.joining(", "));
        boolean noneReached = managers.stream().allMatch(manager -> manager.problem() != null);
        if (noneReached || answer != null) {
            return CheckResult.fail(
                    "resource manager",
                    found + (noneReached || answer == null ? "" : "; asked for its state: " + answer),
                    "Check that it runs, that the address is right (yarn.resourcemanager.address), and that no firewall"
                            + " keeps this machine from it");
        }
        return managers.stream().anyMatch(manager -> manager.problem() != null)
                ? CheckResult.warn(
                        "resource manager",
                        found,
                        "Start the other one: without it nothing takes over when this one fails")
                : CheckResult.ok("resource manager", found);
    }

    /** @param theirs the cluster's version; null when it did not tell */
    public static CheckResult versions(String ours, @Nullable String theirs) {
        if (theirs == null) {
            return CheckResult.skipped(
                    "versions",
                    "this command brings Hadoop " + ours
                            + "; the ResourceManager's web service did not tell the cluster's");
        }
        String found = "the cluster has Hadoop " + theirs + ", this command brings " + ours;
        String major = theirs.substring(0, Math.max(theirs.indexOf('.'), 0));
        if (!ours.startsWith(major + ".")) {
            return CheckResult.fail("versions", found, "This command needs a cluster with Hadoop 3");
        }
        return CheckResult.ok("versions", found);
    }

    /** @param problem what writing and deleting a file there ran into; null when it went well */
    public static CheckResult fileSystem(String name, String directory, @Nullable String problem) {
        if (problem == null) {
            return CheckResult.ok("file system", name + " takes files in " + directory);
        }
        String fix = problem.contains("safe mode")
                ? "Wait until the NameNode has left safe mode: hdfs dfsadmin -safemode get"
                : problem.contains("ermission")
                        ? "Have " + directory
                                + " made writable for this user, or set --conf stagingDirectory to a place" + " that is"
                        : "Check that it runs, that fs.defaultFS is right, and that its DataNodes have space";
        return CheckResult.fail("file system", name + ", writing to " + directory + ": " + problem, fix);
    }

    /** @param owner null when the directory is not there */
    public static CheckResult home(String directory, String user, @Nullable String owner) {
        if (owner == null) {
            return CheckResult.fail(
                    "home directory",
                    directory + " is not there",
                    "Have it made: hdfs dfs -mkdir -p " + directory + "; hdfs dfs -chown " + user + " " + directory);
        }
        return owner.equals(user)
                ? CheckResult.ok("home directory", directory + " is this user's")
                : CheckResult.warn(
                        "home directory",
                        directory + " belongs to " + owner + ", not to " + user,
                        "Have it given to this user: hdfs dfs -chown " + user + " " + directory);
    }

    /** @param queues leaf queues that run and that this user may submit to */
    public static CheckResult queues(String user, List<String> queues) {
        return queues.isEmpty()
                ? CheckResult.fail(
                        "queues",
                        "there is no queue that user " + user + " may submit to now",
                        "Ask the operators for a queue (acl_submit_applications)")
                : CheckResult.ok("queues", user + " may submit to " + names(queues));
    }

    /** @param others machines that do not run, with their states: {@code 2 lost} */
    public static CheckResult machines(int running, String largest, List<String> others) {
        if (running == 0) {
            return CheckResult.fail(
                    "machines",
                    "none runs" + (others.isEmpty() ? "" : ": " + String.join(", ", others)),
                    "Start NodeManagers; yarn node -list -all shows what is wrong with those that are there");
        }
        String found = running + (running == 1 ? " runs" : " run") + ", the largest with " + largest;
        return others.isEmpty()
                ? CheckResult.ok("machines", found)
                : CheckResult.warn(
                        "machines",
                        found + "; " + String.join(", ", others),
                        "yarn node -list -all shows what is wrong with those");
    }

    /** @param unreachable of those that were asked, with the reason */
    public static CheckResult logServers(int asked, List<String> unreachable) {
        if (asked == 0) {
            return CheckResult.skipped("log servers", "no machine runs");
        }
        return unreachable.isEmpty()
                ? CheckResult.ok("log servers", "NodeManagers' web services answer (" + asked + " asked)")
                : CheckResult.warn(
                        "log servers",
                        unreachable.size() + " of " + asked + " NodeManagers' web services do not answer: "
                                + names(unreachable),
                        "Open their port (yarn.nodemanager.webapp.address) to this machine: logs of running applications"
                                + " come from there");
    }

    /** @param ahead by how much the cluster's clock is ahead of this machine's; null when it did not tell */
    public static CheckResult clock(@Nullable Duration ahead) {
        if (ahead == null) {
            return CheckResult.skipped("clock", "no web service of the cluster told its time");
        }
        Duration skew = ahead.abs();
        String found = skew.toSeconds() <= 1
                ? "the same as the cluster's"
                : "the cluster's is " + skew.toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead");
        String fix = "Have chrony or ntpd set the clocks of this machine and of the cluster";
        if (skew.compareTo(LARGEST_SKEW) > 0) {
            return CheckResult.fail("clock", found, fix);
        }
        return skew.compareTo(NOTABLE_SKEW) > 0
                ? CheckResult.warn("clock", found, fix)
                : CheckResult.ok("clock", found);
    }

    private static String names(List<String> names) {
        int more = names.size() - MOST_NAMES;
        String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
