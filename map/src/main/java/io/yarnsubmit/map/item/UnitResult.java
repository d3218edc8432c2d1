package io.yarnsubmit.map.item;

import java.io.Serializable;
import java.time.Duration;

/**
 * How one attempt of a unit ended.
 *
 * @param exitStatus the exit status of the process; -1 when it exceeded its time limit; 126 or 127 when it was not
 *     started
 * @param begunMillis when it began, in milliseconds since the epoch by the executor's clock
 * @param runtime the time from the start of the process to its end
 */
public record UnitResult(
        int number,
        int attempt,
        Kind kind,
        int exitStatus,
        long begunMillis,
        Duration runtime,
        CapturedOutput out,
        CapturedOutput err)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** The kinds of ends. */
    public enum Kind {
        EXITED,
        TIMED_OUT,
        /** Its program does not exist or cannot be run. */
        NOT_STARTED,
        /** The driver gave it up, because its executors were lost repeatedly. */
        LOST
    }

    /** The result of a unit that was given up. */
    public static UnitResult lost(int number, int attempt, long nowMillis, String why) {
        return new UnitResult(
                number,
                attempt,
                Kind.LOST,
                255,
                nowMillis,
                Duration.ZERO,
                CapturedOutput.NOTHING,
                CapturedOutput.of("yarn-submit map: " + why + "\n"));
    }

    public boolean succeeded() {
        return kind == Kind.EXITED && exitStatus == 0;
    }

    /** How many bytes of its output were kept. */
    public long keptBytes() {
        return (long) out.kept() + err.kept();
    }
}
