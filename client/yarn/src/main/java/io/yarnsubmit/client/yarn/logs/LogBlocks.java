package io.yarnsubmit.client.yarn.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * Cuts what YARN writes of container logs into files. NodeManagers and the readers of all aggregated formats write the same
 * (LogToolUtils): a few lines with the container and the file's name and length, then its bytes, then a line that marks their end.
 * The bytes are counted, never searched: a log may contain such lines itself.
 */
final class LogBlocks extends OutputStream {
    private static final DateTimeFormatter YARN_TIME =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH);
    private static final String CONTAINER = "Container: ";
    private static final String ON = " on ";
    private static final String TYPE = "LogType:";
    private static final String MODIFIED = "LogLastModifiedTime:";
    private static final String LENGTH = "LogLength:";
    private static final String CONTENTS = "LogContents:";
    // A longer line cannot be one of those.
    private static final int LONGEST_LINE = 8 << 10;

    private final long size;
    private final LogSink sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String container = "";
    private String node = "";
    private String name = "";
    private Optional<Instant> modified = Optional.empty();
    private long length;
    private long left;

    /** @param size the size requested from YARN: at most this many bytes of each file; negative: the last ones */
    LogBlocks(long size, LogSink sink) {
        this.size = size;
        this.sink = sink;
    }

    /** The size to request for whole files. */
    static final long WHOLE = Long.MAX_VALUE;

    /** Reads a time as YARN writes it; empty if it is not a time. */
    static Optional<Instant> time(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), YARN_TIME).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int from, int count) throws IOException {
        int position = from;
        int end = from + count;
        while (position < end) {
            if (left > 0) {
                int taken = (int) Math.min(left, end - position);
                sink.bytes(buffer, position, taken);
                position += taken;
                left -= taken;
                if (left == 0) {
                    sink.end();
                }
            } else {
                byte next = buffer[position++];
                if (next == '\n') {
                    lineEnded(line.toString(UTF_8));
                    line.reset();
                } else if (line.size() < LONGEST_LINE) {
                    line.write(next);
                }
            }
        }
    }

    private void lineEnded(String text) throws IOException {
        if (text.startsWith(CONTAINER) && text.contains(ON)) {
            int on = text.lastIndexOf(ON);
            container = text.substring(CONTAINER.length(), on).strip();
            node = text.substring(on + ON.length()).strip();
        } else if (text.startsWith(TYPE)) {
            name = text.substring(TYPE.length());
        } else if (text.startsWith(MODIFIED)) {
            modified = time(text.substring(MODIFIED.length()));
        } else if (text.startsWith(LENGTH)) {
            length = Long.parseLong(text.substring(LENGTH.length()).strip());
        } else if (text.equals(CONTENTS)) {
            left = size < 0 ? Math.min(length, -size) : Math.min(length, size);
            sink.begin(new LogFile(container, node, name, length, modified), size < 0 ? length - left : 0);
            if (left == 0) {
                sink.end();
            }
        }
    }
}
