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
 * The driver's own standard output and standard error, which get a unit's output in one piece, each line with a prefix if
 * that is wanted.
 */
final class OutputStreams implements OutputSink {
    private final OutputStream out;
    private final OutputStream err;
    private final IntFunction<String> prefix;

    /** @param prefix for the lines of a unit, by its number; empty: none */
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
