package io.yarnsubmit.map.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a log line by line. A partial line, which a killed writer left at the end, is none. */
final class LogLines {
    /** What follows in a longer line is left out. The command of an item is never as long. */
    private static final int LONGEST_BYTES = 64 << 20;

    private final InputStream in;
    private final int longestBytes;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private long completeBytes;

    LogLines(InputStream in) {
        this(in, LONGEST_BYTES);
    }

    LogLines(InputStream in, int longestBytes) {
        this.in = in;
        this.longestBytes = longestBytes;
    }

    /** The next line; null at the end. */
    @Nullable
    String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long bytes = 0;
        while (true) {
            if (position == filled) {
                filled = in.read(buffer);
                position = 0;
                if (filled < 0) {
                    filled = 0;
                    return null;
                }
            }
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, position, Math.min(end - position, longestBytes - line.size()));
            bytes += end - position;
            position = end;
            if (end < filled) {
                position++;
                completeBytes += bytes + 1;
                return line.toString(StandardCharsets.UTF_8);
            }
        }
    }

    /** How many bytes the lines so far have, with their line feeds. */
    long completeBytes() {
        return completeBytes;
    }
}
