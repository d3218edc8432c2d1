package io.yarnsubmit.map.item;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The captured output of a process on one of its streams: all of it, or its beginning and its end.
 *
 * @param begin the beginning, or all of it when end is empty
 * @param total how many bytes the process wrote
 */
public record CapturedOutput(byte[] begin, byte[] end, long total) implements Serializable {
    private static final long serialVersionUID = 1;

    /** The output of a process that wrote nothing. */
    public static final CapturedOutput NOTHING = new CapturedOutput(new byte[0], new byte[0], 0);

    static CapturedOutput of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new CapturedOutput(bytes, new byte[0], bytes.length);
    }

    /** @param limit how many bytes are kept: three quarters from the beginning, the rest from the end */
    static CapturedOutput of(Path file, int limit) throws IOException {
        long total = Files.size(file);
        if (total == 0) {
            return NOTHING;
        }
        if (total <= limit) {
            byte[] all = Files.readAllBytes(file);
            return new CapturedOutput(all, new byte[0], all.length);
        }
        byte[] begin = new byte[limit - limit / 4];
        byte[] end = new byte[limit / 4];
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            open.readFully(begin);
            open.seek(total - end.length);
            open.readFully(end);
        }
        return new CapturedOutput(begin, end, total);
    }

    /** @param limit how many bytes of the end are kept */
    static CapturedOutput tail(Path file, int limit) throws IOException {
        long total = Files.size(file);
        byte[] end = new byte[(int) Math.min(total, limit)];
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            open.seek(total - end.length);
            open.readFully(end);
        }
        return new CapturedOutput(new byte[0], end, total);
    }

    /** How many bytes were kept. */
    public int kept() {
        return begin.length + end.length;
    }

    /** How many bytes were left out. */
    public long leftOut() {
        return total - kept();
    }

    @Override
    public String toString() {
        return "Captured[" + kept() + " of " + total + " bytes]";
    }
}
