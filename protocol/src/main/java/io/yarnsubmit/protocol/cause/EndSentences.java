package io.yarnsubmit.protocol.cause;

import io.yarnsubmit.protocol.DurationText;
import java.time.Duration;
import java.util.stream.Collectors;

/** Makes the sentence of a cause: for YARN's diagnostics, for messages, for the journal. All sentences are made here. */
final class EndSentences {
    private EndSentences() {}

    static String of(EndCause cause) {
        if (cause.code().isOfExecutor()) {
            return ExecutorSentences.of(cause);
        }
        return switch (cause.code()) {
            case SUCCEEDED -> "driver exited with 0";
            case DRIVER_EXITED -> "driver exited with " + number(cause, CauseFigure.EXIT_STATUS) + colon(cause);
            case DRIVER_SIGNALLED -> signalled(cause);
            case DRIVER_THREW -> "driver failed: " + cause.detail();
            case DRIVER_NOT_STARTED -> "driver could not be started: " + cause.detail();
            case DRIVER_GAVE_UP -> "driver gave up: " + cause.detail();
            case ROLE_FAILED -> roleFailed(cause);
            case ENDED_BY_USER -> "killed by its user" + colon(cause);
            case EXECUTORS_FAILED ->
                number(cause, CauseFigure.FAILURES)
                        + " executors failed, which is the limit (yarnsubmit.executor.maxFailures="
                        + number(cause, CauseFigure.LIMIT) + ")" + last(cause);
            case MACHINES_FAILED ->
                number(cause, CauseFigure.FAILURES) + " executors in a row could not be run by their machines"
                        + last(cause);
            case EXECUTORS_REFUSED -> "the ResourceManager refuses the executors" + colon(cause);
            case EXECUTORS_TIMEOUT ->
                "the executors were not there within " + time(cause) + " (yarnsubmit.executorsTimeout)" + colon(cause);
            case CLIENT_GONE ->
                "the client has been gone for " + number(cause, CauseFigure.LIMIT_MILLIS) / 1000
                        + " s (yarnsubmit.client.leash), and the driver with it";
            case ACCEPT_TIMEOUT ->
                "not started within " + time(cause) + " (--accept-timeout)"
                        + (cause.detail().isEmpty() ? "" : ". " + cause.detail());
            case RUN_TIMEOUT -> lifetimeOver(cause);
            case KILLED -> killed(cause);
            case KILLED_BY_COMMAND -> "killed by its command";
            case QUEUE_STOPPED ->
                "Queue " + cause.about(CauseSubject.QUEUE)
                        + " is stopped, so the ResourceManager did not accept the application";
            case REFUSED -> "The ResourceManager did not take it" + colon(cause);
            case FORGOTTEN ->
                "The ResourceManager does not know it any more. It was restarted without recovery"
                        + " (yarn.resourcemanager.recovery.enabled), or ended so long ago that it was forgotten.";
            case NOT_STARTED, OTHER -> cause.detail();
            default -> MasterSentences.of(cause);
        };
    }

    private static String roleFailed(EndCause cause) {
        String instance = cause.about(CauseSubject.INSTANCE);
        return (instance.isEmpty() ? "a role" : instance) + " failed" + colon(cause);
    }

    private static String signalled(EndCause cause) {
        long signal = number(cause, CauseFigure.SIGNAL);
        String program = cause.about(CauseSubject.PROGRAM);
        String hint = switch ((int) signal) {
            case 9 -> ", by somebody, or by the kernel because memory was short";
            case 15 -> " (SIGTERM)";
            case 4, 6, 7, 11 ->
                program.isEmpty() ? ": its JVM crashed; see its output" : ": '" + program + "' crashed; see its output";
            case 13 -> " (SIGPIPE): nobody reads what it writes";
            default -> "";
        };
        return "driver killed by signal " + signal + hint;
    }

    private static String lifetimeOver(EndCause cause) {
        return cause.figure(CauseFigure.LIMIT_MILLIS).isEmpty()
                ? "ended by YARN: it has lived for as long as it or its queue allows (--run-timeout, or the queue's"
                        + " maximum-application-lifetime)"
                : "ended by YARN: it was not done within " + time(cause)
                        + " of its submission (--run-timeout). Give it more time, or more executors";
    }

    private static String killed(EndCause cause) {
        String user = cause.about(CauseSubject.USER);
        return user.isEmpty()
                ? "killed" + colon(cause)
                : "killed by user " + user + " from " + cause.about(CauseSubject.HOST);
    }

    private static String last(EndCause cause) {
        return cause.causes().isEmpty()
                ? ""
                : ". The last: "
                        + cause.causes().stream()
                                .map(EndSentences::withItsPlace)
                                .collect(Collectors.joining("; "));
    }

    private static String withItsPlace(EndCause cause) {
        return cause.code().isOfExecutor() ? ExecutorSentences.withItsPlace(cause) : of(cause);
    }

    /** What somebody else wrote, after a colon, if there is something. */
    static String colon(EndCause cause) {
        return cause.detail().isEmpty() ? "" : ": " + cause.detail();
    }

    /** A figure; 0 when it is not known. */
    static long number(EndCause cause, CauseFigure figure) {
        return cause.figure(figure).orElse(0);
    }

    private static String time(EndCause cause) {
        return DurationText.of(Duration.ofMillis(number(cause, CauseFigure.LIMIT_MILLIS)));
    }
}
