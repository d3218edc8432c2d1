package io.yarnsubmit.map.item;

import java.io.Serializable;
import java.time.Duration;

/**
 * How one try of a unit ended.
 *
 * @param exitStatus of the process; -1 when it was killed for its time; 126 or 127 when it was not started
 * @param begunMillis since the epoch, by the executor's clock
 * @param runtime from the start of the process to its end
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

    /** How it came to its end. */
    public enum Kind {
        EXITED,
        TIMED_OUT,
        /** Its program is not there, or cannot be run. */
        NOT_STARTED,
        /** The driver gave it up: its executors were lost again and again. */
        LOST
    }

    /** One that never came back. */
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

    /** Its output in bytes, as far as it was kept. */
    public long keptBytes() {
        return (long) out.kept() + err.kept();
    }
}
