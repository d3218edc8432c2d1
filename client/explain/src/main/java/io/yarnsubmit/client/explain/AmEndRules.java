package io.yarnsubmit.client.explain;

import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.diagnostics.YarnDiagnostics;
import java.util.List;

/** Why the ApplicationMaster's container ended, if the ApplicationMaster itself could not report it. */
final class AmEndRules {
    private final ExplainFacts facts;

    AmEndRules(ExplainFacts facts) {
        this.facts = facts;
    }

    /** Why an attempt failed. */
    Finding explain(AttemptFacts attempt) {
        return explain(YarnDiagnostics.ofMaster(attempt.diagnostics()), attempt);
    }

    /** Why the application failed after all its attempts failed: the cause is that of the last one. */
    Finding explainLast(EndCause cause) {
        return explain(cause, facts.lastFailedAttempt().orElse(new AttemptFacts(0, true, "", "", "")));
    }

    private Finding explain(EndCause told, AttemptFacts attempt) {
        return finding(told.about(CauseSubject.HOST, attempt.host()))
                .loggedBy(attempt.container(), attempt.host(), "am.stderr");
    }

    private Finding finding(EndCause cause) {
        List<String> lastLines = cause.detail().lines().toList();
        return switch (cause.code()) {
            case AM_MEMORY -> memory(cause, "");
            case AM_VIRTUAL_MEMORY -> memory(cause, ", or have yarn.nodemanager.vmem-check-enabled set to false");
            case AM_OUT_OF_MEMORY -> memory(cause, "").with(lastLines);
            case AM_HEAP_FULL -> heapFull(cause).with(lastLines);
            case AM_KILLED -> killed(cause).with(lastLines);
            case AM_JAVA_NOT_FOUND, AM_JAVA_TOO_OLD -> java(cause).with(lastLines);
            case AM_FILES_NOT_FETCHED ->
                new Finding(
                        "files-not-fetched",
                        "the machine could not fetch the ApplicationMaster's files",
                        cause.sentence(),
                        "Do not change or delete files of --jars, --files and --archives after submission, and see that"
                                + " they can be read by this user. Submit again: what is missing is uploaded");
            case AM_DISK_FULL ->
                new Finding(
                        "disk-full",
                        "a disk of the ApplicationMaster's machine is full",
                        cause.sentence(),
                        "Submit again: YARN may choose another machine. Ask the cluster's operators to make room in"
                                + " yarn.nodemanager.local-dirs and yarn.nodemanager.log-dirs");
            case AM_PREEMPTED, AM_MACHINE_LOST -> lost(cause).with(lastLines);
            case AM_EXITED -> {
                long status = cause.figure(CauseFigure.EXIT_STATUS).orElse(0);
                yield failed("the ApplicationMaster failed with " + status, cause.sentence())
                        .with(lastLines);
            }
            case AM_BROKEN, AM_FAILED -> failed("the ApplicationMaster failed", firstLine(cause));
            default -> failed("the ApplicationMaster failed", "The ApplicationMaster failed: " + firstLine(cause));
        };
    }

    private Finding memory(EndCause cause, String more) {
        boolean withDriver = isClusterMode();
        String option = withDriver
                ? "--driver-memory" + facts.now(ConfigKeys.DRIVER_MEMORY.name())
                : "--am-memory" + facts.now(ConfigKeys.AM_MEMORY.name());
        return new Finding(
                "am-memory",
                "the ApplicationMaster's container used too much memory",
                cause.sentence(),
                "Raise " + option + (withDriver ? ": the driver runs in that container too" : "") + more);
    }

    private Finding heapFull(EndCause cause) {
        return new Finding(
                "am-memory",
                "the ApplicationMaster's Java heap was full",
                cause.sentence(),
                "Raise --am-memory" + facts.now(ConfigKeys.AM_MEMORY.name()));
    }

    private Finding killed(EndCause cause) {
        String option = isClusterMode() ? "--driver-memory" : "--am-memory";
        return new Finding(
                "am-killed",
                "the ApplicationMaster was killed by signal 9",
                cause.sentence(),
                "If no user did that, raise " + option + ", or allow more attempts (--max-attempts"
                        + facts.now(ConfigKeys.MAX_ATTEMPTS.name()) + ")");
    }

    private static Finding java(EndCause cause) {
        return cause.code() == EndCode.AM_JAVA_NOT_FOUND
                ? new Finding(
                        "java-not-found",
                        "java was not found for the ApplicationMaster",
                        cause.sentence(),
                        "Set yarnsubmit.am.env.JAVA_HOME to a JDK 17 or newer that is on every machine, or have the"
                                + " operators set JAVA_HOME for NodeManagers. yarn-submit doctor --probe shows what is"
                                + " there")
                : new Finding(
                        "java-too-old",
                        "the machines' Java is too old",
                        cause.sentence(),
                        "Have a JDK 17 or newer on the machines, and set yarnsubmit.am.env.JAVA_HOME to it."
                                + " yarn-submit doctor --probe shows what is there");
    }

    private Finding lost(EndCause cause) {
        return cause.code() == EndCode.AM_PREEMPTED
                ? new Finding(
                        "am-preempted",
                        "the ApplicationMaster was preempted",
                        cause.sentence(),
                        "Submit to a queue that is not over its share (--queue), or allow more attempts"
                                + " (--max-attempts)")
                : new Finding(
                        "am-machine-lost",
                        "the ApplicationMaster's machine was lost",
                        cause.sentence(),
                        "Submit again, or allow more attempts (--max-attempts"
                                + facts.now(ConfigKeys.MAX_ATTEMPTS.name()) + ")");
    }

    private Finding failed(String gist, String sentence) {
        return new Finding(
                "am-failed", gist, sentence, "Its log says more: yarn-submit logs " + facts.applicationId() + " --am");
    }

    private boolean isClusterMode() {
        return "cluster".equalsIgnoreCase(facts.settings().getOrDefault(ConfigKeys.DEPLOY_MODE.name(), ""))
                || facts.settings().isEmpty();
    }

    private static String firstLine(EndCause cause) {
        return cause.sentence().lines().findFirst().orElse("").strip();
    }
}
