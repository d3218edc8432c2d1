package io.yarnsubmit.client.explain;

import io.yarnsubmit.protocol.config.ConfigKeys;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an application ended: the root cause first, from what its ApplicationMaster told YARN, or YARN itself says. */
final class EndRules {
    private static final Pattern DRIVER_EXIT = Pattern.compile("^driver exited with (\\d+)");
    private static final Pattern DRIVER_SIGNAL = Pattern.compile("^driver killed by signal (\\d+)");
    private static final Pattern QUEUE_STOPPED = Pattern.compile("(?:Queue )?(\\S+) is (?:STOPPED|DRAINING)");
    private static final Pattern BY_USER = Pattern.compile("was killed by user (\\S+) at (\\S+)");
    private static final Pattern EXECUTOR = Pattern.compile("executor (\\d+) on (\\S+?)(?: \\((container_\\w+)\\))?: ");
    private static final String NOT_STARTED = "not started within ";
    private static final Pattern REFUSED = Pattern.compile(
            "submitted by user|cannot submit|Failed to submit|Invalid resource request|not accept|denied");
    private static final int SIGKILL = 9;

    private final ExplainFacts facts;
    private final String diagnostics;

    EndRules(ExplainFacts facts) {
        this.facts = facts;
        this.diagnostics = facts.diagnostics().strip();
    }

    Finding finding() {
        return switch (facts.state()) {
            case SUCCEEDED -> new Finding("succeeded", "it succeeded", "It succeeded: nothing went wrong", "");
            case KILLED -> killed();
            default -> failed();
        };
    }

    private Finding killed() {
        if (LifetimeWords.tellExpiry(diagnostics)) {
            return new Finding(
                    "run-timeout",
                    "it lived as long as it may",
                    "It was ended by YARN because its lifetime was over (--run-timeout"
                            + facts.now(ConfigKeys.RUN_TIMEOUT.name())
                            + ", or the queue's maximum-application-lifetime)",
                    "Give it more time (--run-timeout) or more executors (--num-executors)");
        }
        int limit = diagnostics.indexOf(NOT_STARTED);
        if (limit >= 0) {
            return new Finding(
                    "accept-timeout",
                    "it was not started in time",
                    "It was killed because it was " + firstLine(diagnostics.substring(limit)),
                    "Give it more time (--accept-timeout), or follow what is said there");
        }
        Matcher user = BY_USER.matcher(diagnostics);
        return new Finding(
                "killed",
                "it was killed",
                user.find()
                        ? "It was killed by user " + user.group(1) + " from " + user.group(2)
                        : "It was killed" + (diagnostics.isEmpty() ? "" : ": " + firstLine(diagnostics)),
                "Whoever did it knows why; it is no failure of the program");
    }

    private Finding failed() {
        return driver().or(this::limits)
                .or(this::executors)
                .or(this::refused)
                .orElseGet(() -> new AmEndRules(facts).explainLast());
    }

    private Optional<Finding> driver() {
        // In cluster mode the driver writes beside its ApplicationMaster; in client mode there is no such file.
        AttemptFacts last = facts.attempts().isEmpty()
                ? new AttemptFacts(0, true, "", "", "")
                : facts.attempts().get(facts.attempts().size() - 1);
        return driverEnd().map(found -> found.loggedBy(last.container(), last.host(), "stderr"));
    }

    private Optional<Finding> driverEnd() {
        Matcher exit = DRIVER_EXIT.matcher(diagnostics);
        if (exit.find()) {
            return Optional.of(new Finding(
                    "driver-failed",
                    "the driver exited with " + exit.group(1),
                    "The driver ended with exit status " + exit.group(1) + ", which is its own",
                    seeDriverLog()));
        }
        Matcher signal = DRIVER_SIGNAL.matcher(diagnostics);
        if (signal.find()) {
            return Optional.of(signalled(Integer.parseInt(signal.group(1))));
        }
        if (diagnostics.startsWith("driver failed: ")) {
            return Optional.of(new Finding(
                            "driver-failed",
                            "the driver's main threw",
                            "The driver failed: its main threw "
                                    + firstLine(diagnostics.substring("driver failed: ".length())),
                            seeDriverLog())
                    .with(diagnostics.lines().skip(1).map(String::stripTrailing).toList()));
        }
        if (diagnostics.startsWith("driver could not be started: ")) {
            return Optional.of(new Finding(
                    "driver-not-started",
                    "the driver could not be started",
                    "The driver could not be started: "
                            + firstLine(diagnostics.substring("driver could not be started: ".length())),
                    "Check --class, and that the jar holds it"));
        }
        return Optional.empty();
    }

    private Finding signalled(int signal) {
        if (signal != SIGKILL) {
            return new Finding(
                    "driver-signalled",
                    "the driver was killed by signal " + signal,
                    "The driver was killed by signal " + signal + ": " + firstLine(diagnostics),
                    seeDriverLog());
        }
        // YARN counts the memory of the whole container, and would have ended the ApplicationMaster with it.
        return new Finding(
                "driver-killed",
                "the driver was killed by signal 9",
                "The driver was killed by signal 9 (SIGKILL), by somebody or by the kernel for want of memory",
                "If nobody did it, raise --driver-memory" + facts.now(ConfigKeys.DRIVER_MEMORY.name())
                        + " or driver.memoryOverhead" + facts.now(ConfigKeys.DRIVER_MEMORY_OVERHEAD.name())
                        + ", the part of it that is not heap");
    }

    private Optional<Finding> limits() {
        if (diagnostics.contains("(yarnsubmit.executorsTimeout)")) {
            return Optional.of(new Finding(
                    "executors-timeout",
                    "its executors did not come in time",
                    "It was ended because " + firstLine(diagnostics),
                    "Raise --executors-timeout" + facts.now(ConfigKeys.EXECUTORS_TIMEOUT.name())
                            + ", ask for fewer or smaller executors, or be content with fewer at first"
                            + " (--min-executors-to-start)"));
        }
        if (diagnostics.contains("(yarnsubmit.client.leash)")) {
            return Optional.of(new Finding(
                    "client-gone",
                    "its client was gone",
                    "It was ended because " + firstLine(diagnostics),
                    "In client mode the driver ends with the command that runs it: use --deploy-mode cluster --no-wait for"
                            + " work that is to outlive a terminal"));
        }
        return Optional.empty();
    }

    private Optional<Finding> executors() {
        int last = diagnostics.indexOf(". The last: ");
        if (last < 0) {
            return Optional.empty();
        }
        String causes = diagnostics.substring(last + ". The last: ".length());
        String cause = latest(causes);
        return Optional.of(new Finding(
                "executors-failed",
                "too many executors failed",
                "Too many executors failed: " + diagnostics.substring(0, last) + ". The last one was " + cause,
                executorAdvice(cause) + "yarn-submit logs " + facts.applicationId()
                        + " --failed shows what they wrote"));
    }

    /** Causes are joined by semicolons, which a cause may have too; each begins with the executor's number. */
    private static String latest(String causes) {
        Matcher matcher = EXECUTOR.matcher(causes);
        int begin = 0;
        while (matcher.find()) {
            begin = matcher.start();
        }
        return firstLine(causes.substring(begin));
    }

    private String executorAdvice(String cause) {
        if (cause.contains("--executor-memory") || cause.contains("memoryOverhead")) {
            return "Raise --executor-memory" + facts.now(ConfigKeys.EXECUTOR_MEMORY.name())
                    + ", or executor.memoryOverhead" + facts.now(ConfigKeys.EXECUTOR_MEMORY_OVERHEAD.name())
                    + " for what is not heap. ";
        }
        return cause.contains("JAVA_HOME") ? "Set JAVA_HOME as said there. " : "";
    }

    private Optional<Finding> refused() {
        Matcher stopped = QUEUE_STOPPED.matcher(diagnostics);
        if (stopped.find()) {
            return Optional.of(new Finding(
                    "queue-stopped",
                    "queue " + stopped.group(1) + " is stopped",
                    "Queue " + stopped.group(1) + " is stopped, so the ResourceManager did not accept the application",
                    "Submit to another queue (--queue), or ask the operators to start this one"));
        }
        if (facts.attempts().isEmpty() && REFUSED.matcher(diagnostics).find()) {
            return Optional.of(new Finding(
                    "refused",
                    "the ResourceManager did not take it",
                    "The ResourceManager did not take it: " + firstLine(diagnostics),
                    "Change what it says there, and submit again"));
        }
        if (diagnostics.startsWith("the ResourceManager refuses the executors")) {
            return Optional.of(new Finding(
                    "executors-refused",
                    "the ResourceManager refuses its executors",
                    "It failed because " + firstLine(diagnostics),
                    "Change what was asked for: size, label, placement or resources of executors"));
        }
        return Optional.empty();
    }

    private String seeDriverLog() {
        return "What it wrote says more: yarn-submit logs " + facts.applicationId() + " --driver";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
