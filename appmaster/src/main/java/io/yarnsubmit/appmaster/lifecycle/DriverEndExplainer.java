package io.yarnsubmit.appmaster.lifecycle;

import static io.yarnsubmit.protocol.cause.CauseFigure.EXIT_STATUS;
import static io.yarnsubmit.protocol.cause.CauseFigure.RESTARTS;
import static io.yarnsubmit.protocol.cause.CauseFigure.SIGNAL;

import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains the end of the driver process by its exit status and the reason that it may have left. */
final class DriverEndExplainer {
    private static final int FRAMES_SHOWN = 10;
    private static final int SIGNAL_BASE = 128;
    private static final int HIGHEST_SIGNAL = 31;
    private static final Set<Integer> WISHES_TO_END = Set.of(1, 2, 15);

    private DriverEndExplainer() {}

    static ApplicationEnd explain(int exitStatus, @Nullable DriverFailure failure) {
        int code = exitStatus & 0xff;
        EndCause cause = cause(code, failure).with(EXIT_STATUS, code);
        return new ApplicationEnd(code, code == 0 ? Verdict.VERDICT_SUCCEEDED : Verdict.VERDICT_FAILED, cause);
    }

    private static EndCause cause(int code, @Nullable DriverFailure failure) {
        if (code == 0) {
            return EndCause.of(EndCode.SUCCEEDED);
        }
        if (failure != null && failure.getKind() == DriverFailure.Kind.KIND_ROLE_FAILED) {
            return roleFailed(failure);
        }
        if (failure != null && failure.getKind() != DriverFailure.Kind.KIND_COMMAND_SIGNALLED) {
            return EndCause.of(kind(failure))
                    .about(CauseSubject.CLASS, failure.getExceptionClass())
                    .quoting(thrown(failure));
        }
        int signal = code - SIGNAL_BASE;
        return signal > 0 && signal <= HIGHEST_SIGNAL
                ? EndCause.of(EndCode.DRIVER_SIGNALLED)
                        .with(SIGNAL, signal)
                        .about(CauseSubject.PROGRAM, failure == null ? "" : failure.getMessage())
                : EndCause.of(EndCode.DRIVER_EXITED);
    }

    private static EndCause roleFailed(DriverFailure failure) {
        if (!failure.hasInstance()) {
            return EndCause.of(EndCode.ROLE_FAILED).quoting(failure.getMessage());
        }
        InstanceStatus instance = failure.getInstance();
        String why = instance.getMessage().isEmpty() && instance.hasExitStatus()
                ? "exit status " + instance.getExitStatus()
                : instance.getMessage();
        EndCause cause = EndCause.of(EndCode.ROLE_FAILED)
                .about(
                        CauseSubject.INSTANCE,
                        instance.getInstance().getRole() + "/"
                                + instance.getInstance().getIndex())
                .about(CauseSubject.HOST, instance.getHost())
                .with(RESTARTS, instance.getRestarts())
                .quoting(why.isEmpty() ? failure.getMessage() : why);
        return instance.getExecutorId() < 0
                ? cause
                : cause.about(CauseSubject.EXECUTOR, String.valueOf(instance.getExecutorId()));
    }

    /**
     * Whether another run may end differently: that of a driver that failed, crashed or was killed may; a driver that could not
     * be started would fail again, and one that was asked to end (SIGHUP, SIGINT, SIGTERM) is not wanted.
     */
    static boolean isWorthAnotherAttempt(int exitStatus, @Nullable DriverFailure failure) {
        int code = exitStatus & 0xff;
        boolean ofItsOwn = failure == null
                || failure.getKind() == DriverFailure.Kind.KIND_UNCAUGHT
                || failure.getKind() == DriverFailure.Kind.KIND_COMMAND_SIGNALLED
                || failure.getKind() == DriverFailure.Kind.KIND_ROLE_FAILED;
        boolean started = code != ExitCode.NOT_RUNNABLE && code != ExitCode.NOT_FOUND;
        return code != 0 && ofItsOwn && started && !WISHES_TO_END.contains(code - SIGNAL_BASE);
    }

    /** Whether an exit status says that a signal ended the driver. */
    static boolean isBySignal(int exitCode) {
        return exitCode >= SIGNAL_BASE;
    }

    private static EndCode kind(DriverFailure failure) {
        return switch (failure.getKind()) {
            case KIND_UNCAUGHT -> EndCode.DRIVER_THREW;
            case KIND_NOT_RUNNABLE, KIND_NOT_FOUND -> EndCode.DRIVER_NOT_STARTED;
            case KIND_APPLICATION_LOST -> EndCode.DRIVER_GAVE_UP;
            default -> EndCode.DRIVER_EXITED;
        };
    }

    private static String thrown(DriverFailure failure) {
        StringBuilder text = new StringBuilder(failure.getExceptionClass());
        if (!failure.getMessage().isEmpty()) {
            text.append(text.length() == 0 ? "" : ": ").append(failure.getMessage());
        }
        failure.getFramesList().stream()
                .limit(FRAMES_SHOWN)
                .forEach(frame -> text.append("\n    ").append(frame.strip()));
        return text.toString();
    }
}
