package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.CapturedOutput;
import io.yarnsubmit.map.item.CapturedText;
import io.yarnsubmit.map.item.UnitResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/**
 * Writes to the driver's own standard output and standard error: the output of a unit in one piece, optionally with a
 * prefix for each line.
 */
final class OutputStreams implements OutputSink {
    private final OutputStream out;
    private final OutputStream err;
    private final IntFunction<String> prefix;

    /** @param prefix gives the prefix of a unit's lines by its number; may be empty */
    OutputStreams(OutputStream out, OutputStream err, IntFunction<String> prefix) {
        this.out = out;
        this.err = err;
        this.prefix = prefix;
    }

    @Override
    public void deliver(UnitResult end) throws IOException {
        write(end.out(), end.number(), out);
        write(end.err(), end.number(), err);
    }

    private void write(CapturedOutput captured, int number, OutputStream stream) throws IOException {
        if (captured.total() == 0) {
            return;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(captured.kept());
        CapturedText.write(captured, whole);
        byte[] bytes = withPrefix(prefix.apply(number), whole.toByteArray());
        stream.write(bytes);
        stream.flush();
    }

    private static byte[] withPrefix(String text, byte[] lines) {
        if (text.isEmpty()) {
            return lines;
        }
        byte[] before = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream written = new ByteArrayOutputStream(lines.length + 64);
        boolean atBegin = true;
        for (byte each : lines) {
            if (atBegin) {
                written.writeBytes(before);
            }
            written.write(each);
            atBegin = each == '\n';
        }
        return written.toByteArray();
    }
}
