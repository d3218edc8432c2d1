package io.yarnsubmit.driver.control;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a task, or an attempt of it, ended.
 *
 * @param executor where it ran
 * @param attempt the number of the attempt, from 1; 0 if it never began
 * @param message why, if its exit status does not say
 * @param stdout the end of what it wrote
 * @param stdoutBytes how much it wrote in all
 */
record CommandTaskEnd(
        Cause cause,
        OptionalInt exitStatus,
        Optional<Place> executor,
        int attempt,
        Duration runtime,
        String message,
        ByteString stdout,
        long stdoutBytes,
        ByteString stderr,
        long stderrBytes) {
    /** What ended it. */
    enum Cause {
        /** The command, by itself. */
        EXITED,
        /** Its time limit. */
        TIMED_OUT,
        /** Its program is not there or cannot be run. */
        NOT_STARTED,
        /** Executors were lost again and again, or the application ends. */
        LOST,
        /** Somebody has cancelled it. */
        CANCELLED
    }

    /** An executor. */
    record Place(int id, String host) {}

    /** Without a process. */
    static CommandTaskEnd without(Cause cause, int attempt, String message) {
        return new CommandTaskEnd(
                cause,
                OptionalInt.empty(),
                Optional.empty(),
                attempt,
                Duration.ZERO,
                message,
                ByteString.EMPTY,
                0,
                ByteString.EMPTY,
                0);
    }

    CommandTaskEnd withoutOutput() {
        return new CommandTaskEnd(
                cause,
                exitStatus,
                executor,
                attempt,
                runtime,
                message,
                ByteString.EMPTY,
                stdoutBytes,
                ByteString.EMPTY,
                stderrBytes);
    }

    boolean isSuccess() {
        return cause == Cause.EXITED && exitStatus.equals(OptionalInt.of(0));
    }

    /** Whether another attempt may do better. */
    boolean mayBeRepeated() {
        return cause == Cause.EXITED || cause == Cause.TIMED_OUT;
    }

    /** How much of its output is kept. */
    long keptBytes() {
        return (long) stdout.size() + stderr.size();
    }
}
