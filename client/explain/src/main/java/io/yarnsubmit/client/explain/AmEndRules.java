package io.yarnsubmit.client.explain;

import io.yarnsubmit.protocol.config.ConfigKeys;
import java.util.List;

/** Why the ApplicationMaster's container ended, when the ApplicationMaster itself could not say it. */
final class AmEndRules {
    private static final int KILLED_EXCEEDED_PMEM = -104;
    private static final int KILLED_EXCEEDED_VMEM = -103;
    private static final int PREEMPTED = -102;
    private static final int DISKS_FAILED = -101;
    private static final int ABORTED = -100;
    private static final int SIGKILL = 137;

    private final ExplainFacts facts;

    AmEndRules(ExplainFacts facts) {
        this.facts = facts;
    }

    /** Why an attempt failed. */
    Finding explain(AttemptFacts attempt) {
        return explain(attempt.diagnostics(), attempt.host())
                .loggedBy(attempt.container(), attempt.host(), "am.stderr");
    }

    /** Why the application failed, whose attempts have all failed: YARN's words on the last of them are in its diagnostics. */
    Finding explainLast() {
        AttemptFacts last = facts.lastFailedAttempt().orElse(new AttemptFacts(0, true, "", "", ""));
        return explain(facts.diagnostics().strip(), last.host()).loggedBy(last.container(), last.host(), "am.stderr");
    }

    private Finding explain(String diagnostics, String host) {
        ContainerEnd end = new ContainerEnd(diagnostics);
        String where = "The ApplicationMaster's container"
                + end.container().map(id -> " " + id).orElse("")
                + (host.isEmpty() ? "" : " on " + host);
        List<String> lines = end.lastLines();
        int code = end.exitCode().orElse(0);
        if (code == KILLED_EXCEEDED_PMEM || code == KILLED_EXCEEDED_VMEM) {
            return memory(
                    where + " was killed by YARN because it used "
                            + end.memoryFigures().orElse("more memory than it has"),
                    code == KILLED_EXCEEDED_VMEM);
        }
        if (end.lacksJava()) {
            return new Finding(
                            "java-not-found",
                            "java was not found for the ApplicationMaster",
                            where + " could not run java" + (code == 0 ? "" : " (exit " + code + ")")
                                    + ": the machine's JAVA_HOME is not set, or has no JDK",
                            "Set yarnsubmit.driver.env.JAVA_HOME to a JDK 17 or newer that is on every machine, or have"
                                    + " the operators set JAVA_HOME for NodeManagers. yarn-submit doctor --probe shows what"
                                    + " is there")
                    .with(lines);
        }
        if (end.hasOldJava()) {
            return new Finding(
                            "java-too-old",
                            "the machines' Java is too old",
                            where + " was started with a Java that is older than 17",
                            "Have a JDK 17 or newer on the machines, and JAVA_HOME point to it. yarn-submit doctor --probe"
                                    + " shows what is there")
                    .with(lines);
        }
        return end.notFetched().isPresent()
                ? localization(where, end.notFetched().get())
                : other(where, end, code).with(lines);
    }

    private Finding memory(String sentence, boolean virtual) {
        boolean withDriver = isClusterMode();
        String option = withDriver
                ? "--driver-memory" + facts.now(ConfigKeys.DRIVER_MEMORY.name())
                : "--am-memory" + facts.now(ConfigKeys.AM_MEMORY.name());
        return new Finding(
                "am-memory",
                "the ApplicationMaster's container used too much memory",
                sentence,
                "Raise " + option + (withDriver ? ": the driver runs in that container too" : "")
                        + (virtual ? ", or have yarn.nodemanager.vmem-check-enabled set to false" : ""));
    }

    private Finding killed(String where, ContainerEnd end) {
        String sentence = where + " was killed by signal 9 (SIGKILL)";
        if (end.memoryFigures().isPresent()) {
            return memory(sentence + " because it used " + end.memoryFigures().get(), false);
        }
        String option = isClusterMode() ? "--driver-memory" : "--am-memory";
        return new Finding(
                "am-killed",
                "the ApplicationMaster was killed by signal 9",
                sentence + ", by somebody or by the kernel for want of memory",
                "If nobody did it, raise " + option + ", or allow more attempts (--max-attempts"
                        + facts.now(ConfigKeys.MAX_ATTEMPTS.name()) + ")");
    }

    private boolean isClusterMode() {
        return "cluster".equalsIgnoreCase(facts.settings().getOrDefault(ConfigKeys.DEPLOY_MODE.name(), ""))
                || facts.settings().isEmpty();
    }

    private static Finding localization(String where, String cause) {
        return new Finding(
                "files-not-fetched",
                "the machine could not fetch the ApplicationMaster's files",
                where + " was not started: its machine could not fetch a file: " + cause,
                "Do not change or delete files of --jars, --files and --archives after submission, and see that they can be"
                        + " read by this user. Submit again: what is missing is uploaded");
    }

    private Finding other(String where, ContainerEnd end, int code) {
        return switch (code) {
            case PREEMPTED ->
                new Finding(
                        "am-preempted",
                        "the ApplicationMaster was preempted",
                        where + " was taken back by the cluster for another application",
                        "Submit to a queue that is not over its share (--queue), or allow more attempts (--max-attempts)");
            case DISKS_FAILED, ABORTED ->
                new Finding(
                        "am-machine-lost",
                        "the ApplicationMaster's machine was lost",
                        where + " was lost with its machine",
                        "Submit again, or allow more attempts (--max-attempts"
                                + facts.now(ConfigKeys.MAX_ATTEMPTS.name()) + ")");
            case SIGKILL -> killed(where, end);
            default ->
                new Finding(
                        "am-failed",
                        "the ApplicationMaster failed" + (code == 0 ? "" : " with " + code),
                        code == 0
                                ? "The ApplicationMaster failed: " + end.gist()
                                : where + " ended with exit status " + code,
                        "Its log says more: yarn-submit logs " + facts.applicationId() + " --am");
        };
    }
}
