package io.yarnsubmit.map.log;

import io.yarnsubmit.map.item.CapturedOutput;
import io.yarnsubmit.map.item.UnitResult;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of the joblog. It has the columns of GNU parallel, so that tools for those can read it.
 *
 * @param number the number of the unit; the column Seq
 * @param begunMillis when it began, in milliseconds since the epoch
 * @param received how many bytes it wrote to standard output
 * @param exitStatus as in shells: above 128 it is 128 plus the number of a signal
 * @param signal the signal that killed it when its time limit was over; otherwise 0
 * @param command the command on one line
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

    /** The unit's result, without the number of the attempt and the output, which the line does not have. */
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

    /** Empty if the text is not such a line. */
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
