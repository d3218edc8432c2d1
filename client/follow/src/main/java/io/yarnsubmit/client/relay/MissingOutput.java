package io.yarnsubmit.client.relay;

import io.yarnsubmit.protocol.v1.OutputStream;
import java.util.Locale;

/** Says what is missing of the driver's output, and where it is. */
final class MissingOutput {
    private MissingOutput() {}

    static String name(OutputStream stream) {
        return "the driver's " + (stream == OutputStream.OUTPUT_STREAM_STDERR ? "standard error" : "standard output");
    }

    /** The bytes that each stream has in its file. */
    static String diskFull(long stdout, long stderr) {
        return String.format(
                Locale.ROOT,
                "The disk of the driver's container was full when the driver ended. What it wrote after %,d bytes of standard"
                        + " output and %,d of standard error may be lost: programs often do not notice. Write large results"
                        + " to the cluster's file system",
                stdout,
                stderr);
    }

    static String words(OutputStream stream, Gap gap, String whereabouts) {
        String what = gap.bytes().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "%,d bytes of %s are missing here, after the first %,d",
                        gap.bytes().getAsLong(),
                        name(stream),
                        gap.offset())
                : String.format(
                        Locale.ROOT,
                        "What follows the first %2$,d bytes of %1$s may be missing here",
                        name(stream),
                        gap.offset());
        return what + ": the ApplicationMaster is gone, and " + gap.reason() + "; " + whereabouts;
    }
}
