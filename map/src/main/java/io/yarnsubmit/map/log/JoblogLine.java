package io.yarnsubmit.map.log;

import io.yarnsubmit.map.item.CapturedOutput;
import io.yarnsubmit.map.item.UnitResult;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of the joblog: GNU parallel's columns, so that its tools read it.
 *
 * @param number of the unit: Seq
 * @param begunMillis since the epoch
 * @param received bytes of standard output
 * @param exitStatus 128 and more is a signal's number above 128, as shells tell it
 * @param signal by which it was killed for its time; otherwise 0
 * @param command on one line
 */
record JoblogLine(
        int number,
        String host,
        long begunMillis,
        Duration runtime,
        long received,
        int exitStatus,
        int signal,
        String command) {
    static final String HEADER = "Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand";
    private static final int COLUMNS = 9;

    boolean succeeded() {
        return exitStatus == 0 && signal == 0;
    }

    /** What it says of the unit's end; which try it was and what it wrote it does not. */
    UnitResult end() {
        UnitResult.Kind kind = signal != 0
                ? UnitResult.Kind.TIMED_OUT
                : host.isEmpty() ? UnitResult.Kind.LOST : UnitResult.Kind.EXITED;
        return new UnitResult(
                number, 1, kind, exitStatus, begunMillis, runtime, CapturedOutput.NOTHING, CapturedOutput.NOTHING);
    }

    String text() {
        return String.join(
                "\t",
                Integer.toString(number),
                host,
                String.format(Locale.ROOT, "%d.%03d", begunMillis / 1000, begunMillis % 1000),
                String.format(Locale.ROOT, "%10.3f", runtime.toNanos() / 1e9),
                "0",
                Long.toString(received),
                Integer.toString(exitStatus),
                Integer.toString(signal),
                command);
    }

    /** Empty: it is no such line. */
    static Optional<JoblogLine> parse(String text) {
        String[] columns = text.split("\t", COLUMNS);
        if (columns.length < COLUMNS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JoblogLine(
                    Integer.parseInt(columns[0]),
                    columns[1],
                    (long) (Double.parseDouble(columns[2]) * 1000),
                    Duration.ofNanos((long) (Double.parseDouble(columns[3].trim()) * 1e9)),
                    Long.parseLong(columns[5]),
                    Integer.parseInt(columns[6]),
                    Integer.parseInt(columns[7]),
                    columns[8]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
