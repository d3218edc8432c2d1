package io.yarnsubmit.client.explain;

import static java.util.Objects.requireNonNull;

import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.util.List;
import java.util.stream.Collectors;

/** How an application ended: what its cause means for its user, and what can be done. Decides by the cause's code. */
final class EndRules {
    private static final int SIGKILL = 9;

    private final ExplainFacts facts;
    private final EndCause cause;

    EndRules(ExplainFacts facts) {
        this.facts = facts;
        this.cause = requireNonNull(facts.cause(), "an application that is over has a cause");
    }

    Finding finding() {
        return switch (cause.code()) {
            case SUCCEEDED -> new Finding("succeeded", "it succeeded", "It succeeded: nothing went wrong", "");
            case DRIVER_EXITED, DRIVER_SIGNALLED, DRIVER_THREW, DRIVER_NOT_STARTED -> driver();
            case ROLE_FAILED -> role();
            case RUN_TIMEOUT, ACCEPT_TIMEOUT, EXECUTORS_TIMEOUT, CLIENT_GONE -> limit();
            case EXECUTORS_FAILED, MACHINES_FAILED -> executors();
            case KILLED, KILLED_BY_COMMAND, ENDED_BY_USER -> killed();
            case QUEUE_STOPPED, REFUSED, EXECUTORS_REFUSED -> refused();
            case FORGOTTEN, NOT_STARTED, OTHER ->
                new Finding("failed", "it failed", "It failed: " + firstLine(cause.sentence()), "");
            default -> new AmEndRules(facts).explainLast(cause);
        };
    }

    private Finding killed() {
        String sentence = cause.code() == EndCode.KILLED ? cause.sentence() : "killed: " + cause.sentence();
        return new Finding(
                "killed",
                "it was killed",
                "It was " + firstLine(sentence),
                "Ask the user who did it; it is not a failure of the program");
    }

    private Finding driver() {
        // In cluster mode the driver writes beside its ApplicationMaster; in client mode that file does not exist.
        AttemptFacts last = facts.attempts().isEmpty()
                ? new AttemptFacts(0, true, "", "", "")
                : facts.attempts().get(facts.attempts().size() - 1);
        return driverEnd().loggedBy(last.container(), last.host(), "stderr");
    }

    private Finding driverEnd() {
        String status = figure(CauseFigure.EXIT_STATUS);
        return switch (cause.code()) {
            case DRIVER_EXITED ->
                new Finding(
                        "driver-failed",
                        "the driver exited with " + status,
                        "The driver ended with exit status " + status + ", which is its own",
                        seeDriverLog());
            case DRIVER_THREW ->
                new Finding(
                                "driver-failed",
                                "the driver's main threw",
                                "The driver failed: its main threw " + firstLine(cause.detail()),
                                seeDriverLog())
                        .with(cause.detail()
                                .lines()
                                .skip(1)
                                .map(String::stripTrailing)
                                .toList());
            case DRIVER_NOT_STARTED ->
                new Finding(
                        "driver-not-started",
                        "the driver could not be started",
                        "The driver could not be started: " + firstLine(cause.detail()),
                        "Check --class, and that the jar holds it");
            default -> signalled(figure(CauseFigure.SIGNAL));
        };
    }

    private Finding signalled(String signal) {
        if (!signal.equals(Integer.toString(SIGKILL))) {
            return new Finding(
                    "driver-signalled",
                    "the driver was killed by signal " + signal,
                    "The driver was killed by signal " + signal + ": " + cause.sentence(),
                    seeDriverLog());
        }
        // YARN counts the memory of the whole container, and would have ended the ApplicationMaster with it.
        return new Finding(
                "driver-killed",
                "the driver was killed by signal 9",
                "The driver was killed by signal 9 (SIGKILL), by somebody, or by the kernel because memory was short",
                "If no user did that, raise --driver-memory" + facts.now(ConfigKeys.DRIVER_MEMORY.name())
                        + " or driver.memoryOverhead" + facts.now(ConfigKeys.DRIVER_MEMORY_OVERHEAD.name())
                        + ", the part of it that is not heap");
    }

    private Finding role() {
        String instance = cause.about(CauseSubject.INSTANCE);
        String host = cause.about(CauseSubject.HOST);
        String restarts = cause.figure(CauseFigure.RESTARTS).stream()
                .filter(count -> count > 0)
                .mapToObj(count -> count == 1 ? ", after 1 restart" : ", after " + count + " restarts")
                .collect(Collectors.joining());
        String detail = firstLine(cause.detail());
        return new Finding(
                "role-failed",
                (instance.isEmpty() ? "a role" : instance) + " failed",
                (instance.isEmpty() ? "A role" : "The instance " + instance) + " failed"
                        + (host.isEmpty() ? "" : " on " + host) + restarts + (detail.isEmpty() ? "" : ": " + detail),
                "What it wrote says more: yarn-submit logs " + facts.applicationId()
                        + (instance.isEmpty() ? " --failed" : " --role " + instance));
    }

    private Finding limit() {
        return switch (cause.code()) {
            case RUN_TIMEOUT ->
                new Finding(
                        "run-timeout",
                        "its lifetime was over",
                        "It was ended by YARN because its lifetime was over (--run-timeout"
                                + facts.now(ConfigKeys.RUN_TIMEOUT.name())
                                + ", or the queue's maximum-application-lifetime)",
                        "Give it more time (--run-timeout) or more executors (--num-executors)");
            case ACCEPT_TIMEOUT ->
                new Finding(
                        "accept-timeout",
                        "it was not started in time",
                        "It was killed because it was " + firstLine(cause.sentence()),
                        "Give it more time (--accept-timeout), or follow what is said there");
            case EXECUTORS_TIMEOUT ->
                new Finding(
                        "executors-timeout",
                        "its executors did not come in time",
                        "It was ended because " + firstLine(cause.sentence()),
                        "Raise --executors-timeout" + facts.now(ConfigKeys.EXECUTORS_TIMEOUT.name())
                                + ", ask for fewer or smaller executors, or start with fewer"
                                + " (--min-executors-to-start)");
            default ->
                new Finding(
                        "client-gone",
                        "its client was gone",
                        "It was ended because " + firstLine(cause.sentence()),
                        "In client mode the driver ends with the command that runs it: use --deploy-mode cluster --no-wait"
                                + " for work that is to outlive a terminal");
        };
    }

    private Finding executors() {
        List<EndCause> causes = cause.causes();
        EndCause last = causes.isEmpty() ? null : causes.get(causes.size() - 1);
        return new Finding(
                "executors-failed",
                "too many executors failed",
                "Too many executors failed: " + cause.because(List.of()).sentence()
                        + (last == null ? "" : ". The last one was " + firstLine(last.sentenceOfExecutor())),
                (last == null ? "" : executorAdvice(last.code())) + "yarn-submit logs " + facts.applicationId()
                        + " --failed shows what they wrote");
    }

    private String executorAdvice(EndCode last) {
        return switch (last) {
            case EXECUTOR_MEMORY,
                    EXECUTOR_VIRTUAL_MEMORY,
                    EXECUTOR_OUT_OF_MEMORY,
                    EXECUTOR_HEAP_FULL,
                    EXECUTOR_KILLED ->
                "Raise --executor-memory" + facts.now(ConfigKeys.EXECUTOR_MEMORY.name())
                        + ", or executor.memoryOverhead" + facts.now(ConfigKeys.EXECUTOR_MEMORY_OVERHEAD.name())
                        + " for what is not heap. ";
            case EXECUTOR_JAVA_NOT_RUN -> "Set JAVA_HOME as said there. ";
            default -> "";
        };
    }

    private Finding refused() {
        return switch (cause.code()) {
            case QUEUE_STOPPED ->
                new Finding(
                        "queue-stopped",
                        "queue " + cause.about(CauseSubject.QUEUE) + " is stopped",
                        cause.sentence(),
                        "Submit to another queue (--queue), or ask the operators to start this one");
            case REFUSED ->
                new Finding(
                        "refused",
                        "the ResourceManager did not take it",
                        firstLine(cause.sentence()),
                        "Change what it says there, and submit again");
            default ->
                new Finding(
                        "executors-refused",
                        "the ResourceManager refuses its executors",
                        "It failed because " + firstLine(cause.sentence()),
                        "Change what was asked for: size, label, placement or resources of executors");
        };
    }

    private String figure(CauseFigure name) {
        return Long.toString(cause.figure(name).orElse(0));
    }

    private String seeDriverLog() {
        return "What it wrote says more: yarn-submit logs " + facts.applicationId() + " --driver";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
