package io.yarnsubmit.map.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the items are to be run.
 *
 * @param perTask how many items each run of the command gets, 1 or more
 * @param retries how often a failed item is tried again, 0 or more
 * @param timeout after which a run is killed; empty: never
 * @param output the folder for the items' output, an absolute path of the driver's machine or a URI; empty: the driver's own
 *     streams
 * @param joblog the file that each end is written to, likewise
 * @param keepOrder whether output comes in the order of the items
 * @param tag whether each line of output begins with its item
 * @param resume what is done with items that the joblog has already
 * @param maxFailures after how many failed items the others are given up; 0: never
 * @param setup a shell line that is run once on each executor
 * @param maxOutputBytes how much of one item's standard output, and of its standard error, is brought to the driver
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

    /** What is done with a joblog that is there, and the items in it. */
    public enum Resume {
        /** It must not be there. */
        NO,
        /** Whatever has ended is not run again. */
        ENDED,
        /** What has ended well is not run again. */
        SUCCEEDED
    }

    public MapOptions {
        if (perTask < 1 || retries < 0 || maxFailures < 0 || maxOutputBytes < 0) {
            throw new IllegalArgumentException("a number is too small");
        }
    }

    /** All that it names to write to. */
    public Stream<String> places() {
        return Stream.concat(output.stream(), joblog.stream());
    }

    /** The same with other places. */
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
