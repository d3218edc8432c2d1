package io.yarnsubmit.map.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The options of a run.
 *
 * @param perTask how many items each run of the command gets, 1 or more
 * @param retries how often a failed unit is tried again, 0 or more
 * @param timeout the time limit of a unit, after which it is killed; empty for none
 * @param output the folder for the output, an absolute path on the driver's machine or a URI; empty for the driver's
 *     own streams
 * @param joblog the joblog, a path or URI like output; empty for none
 * @param keepOrder whether output is in the order of the items
 * @param tag whether each line of output begins with its item
 * @param resume what happens to items that are in the joblog already
 * @param maxFailures the number of failed units that ends the run; 0 for no limit
 * @param setup a shell command to run once on each executor
 * @param maxOutputBytes how many bytes of a unit's standard output, and of its standard error, are kept
 */
public record MapOptions(
        int perTask,
        int retries,
        Optional<Duration> timeout,
        Optional<String> output,
        Optional<String> joblog,
        boolean keepOrder,
        boolean tag,
        Resume resume,
        int maxFailures,
        Optional<String> setup,
        int maxOutputBytes) {

    /** What happens to an existing joblog, and to the items in it. */
    public enum Resume {
        /** A joblog must not exist yet. */
        NO,
        /** Items that have ended are not run again. */
        ENDED,
        /** Items that have succeeded are not run again. */
        SUCCEEDED
    }

    public MapOptions {
        if (perTask < 1 || retries < 0 || maxFailures < 0 || maxOutputBytes < 0) {
            throw new IllegalArgumentException("an option has too small a value");
        }
    }

    /** All places that the run writes to. */
    public Stream<String> places() {
        return Stream.concat(output.stream(), joblog.stream());
    }

    /** These options with other places to write to. */
    public MapOptions withPlaces(Optional<String> newOutput, Optional<String> newJoblog) {
        return new MapOptions(
                perTask,
                retries,
                timeout,
                newOutput,
                newJoblog,
                keepOrder,
                tag,
                resume,
                maxFailures,
                setup,
                maxOutputBytes);
    }
}
