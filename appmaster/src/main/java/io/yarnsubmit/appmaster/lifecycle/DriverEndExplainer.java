package io.yarnsubmit.appmaster.lifecycle;

import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in words how the driver process ended, from its exit status and the word it may have left. */
final class DriverEndExplainer {
    private static final int FRAMES_SHOWN = 10;
    private static final int SIGNAL_BASE = 128;
    private static final int HIGHEST_SIGNAL = 31;
    private static final Set<Integer> WISHES_TO_END = Set.of(1, 2, 15);

    private DriverEndExplainer() {}

    static Ending explain(int exitStatus, @Nullable DriverFailure failure) {
        int code = exitStatus & 0xff;
        if (failure != null && code != 0) {
            return new Ending(code, Verdict.VERDICT_FAILED, withFailure(code, failure));
        }
        if (code == 0) {
            return new Ending(0, Verdict.VERDICT_SUCCEEDED, "driver exited with 0");
        }
        int signal = code - SIGNAL_BASE;
        return new Ending(
                code,
                Verdict.VERDICT_FAILED,
                signal > 0 && signal <= HIGHEST_SIGNAL
                        ? "driver killed by signal " + signal + hint(signal)
                        : "driver exited with " + code);
    }

    /**
     * Whether it may end otherwise when it is tried again: a driver that failed, crashed or was killed may; one that could
     * not be started will not, and one that somebody asked to end (SIGHUP, SIGINT, SIGTERM) is not wanted.
     */
    static boolean isWorthAnotherAttempt(int exitStatus, @Nullable DriverFailure failure) {
        int code = exitStatus & 0xff;
        boolean ofItsOwn = failure == null || failure.getKind() == DriverFailure.Kind.KIND_UNCAUGHT;
        boolean started = code != ExitCode.NOT_RUNNABLE && code != ExitCode.NOT_FOUND;
        return code != 0 && ofItsOwn && started && !WISHES_TO_END.contains(code - SIGNAL_BASE);
    }

    /** Whether an exit status says that a signal ended the driver. */
    static boolean isBySignal(int exitCode) {
        return exitCode >= SIGNAL_BASE;
    }

    private static String withFailure(int code, DriverFailure failure) {
        return switch (failure.getKind()) {
            case KIND_UNCAUGHT -> "driver failed: " + thrown(failure);
            case KIND_NOT_RUNNABLE, KIND_NOT_FOUND -> "driver could not be started: " + thrown(failure);
            case KIND_APPLICATION_LOST -> "driver gave up: " + thrown(failure);
            default -> String.format(Locale.ROOT, "driver exited with %d: %s", code, thrown(failure));
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

    private static String hint(int signal) {
        return switch (signal) {
            case 9 -> ", by somebody or by the kernel for want of memory";
            case 15 -> " (SIGTERM)";
            case 4, 6, 7, 11 -> ": its JVM crashed; see its output";
            default -> "";
        };
    }
}
