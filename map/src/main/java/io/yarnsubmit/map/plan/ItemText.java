package io.yarnsubmit.map.plan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads items from a text in UTF-8: one per line, or separated by NUL as {@code find -print0} writes them. Empty ones are left
 * out, and so are a carriage return at the end of a line and the mark of UTF-8 at the beginning. Holds one item at a time.
 */
public final class ItemText {
    private static final int BUFFER_BYTES = 1 << 16;
    /** Nobody can pass so much to a process; it is no list, but another file. */
    private static final int LONGEST_ITEM_BYTES = 16 << 20;

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final boolean nulSeparated;
    private final String source;
    private final Taker taker;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private long number;

    /** Takes each item. */
    @FunctionalInterface
    public interface Taker {
        /** @param utf8 has the item's bytes, and is used again for the next */
        void take(byte[] utf8, int offset, int length) throws IOException;
    }

    private ItemText(boolean nulSeparated, String source, Taker taker) {
        this.nulSeparated = nulSeparated;
        this.source = source;
        this.taker = taker;
    }

    /**
     * Reads all items.
     *
     * @param source the name of the file in messages
     * @throws IllegalArgumentException for bytes that are not UTF-8, with the number of the item, and for a NUL in a
     *     line
     */
    public static void read(InputStream in, boolean nulSeparated, String source, Taker taker) throws IOException {
        new ItemText(nulSeparated, source, taker).read(in);
    }

    private void read(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        int length = in.readNBytes(buffer, 0, buffer.length);
        checkEncoding(buffer, length);
        int begin =
                length >= MARK.length && Arrays.equals(buffer, 0, MARK.length, MARK, 0, MARK.length) ? MARK.length : 0;
        while (length > 0) {
            split(buffer, begin, length);
            begin = 0;
            length = in.read(buffer);
        }
        if (unfinished.size() > 0) {
            finish(new byte[0], 0, 0);
        }
    }

    private void split(byte[] buffer, int begin, int end) throws IOException {
        byte separator = (byte) (nulSeparated ? 0 : '\n');
        int from = begin;
        for (int i = begin; i < end; i++) {
            if (buffer[i] == separator) {
                finish(buffer, from, i);
                from = i + 1;
            }
        }
        unfinished.write(buffer, from, end - from);
        if (unfinished.size() > LONGEST_ITEM_BYTES) {
            number++;
            throw new IllegalArgumentException(what() + " has more than " + (LONGEST_ITEM_BYTES >> 20)
                    + " MiB. Is it a list of items?" + (nulSeparated ? " Without --null, each line is one" : ""));
        }
    }

    private void finish(byte[] buffer, int from, int to) throws IOException {
        number++;
        if (unfinished.size() == 0) {
            item(buffer, from, to);
            return;
        }
        unfinished.write(buffer, from, to - from);
        byte[] whole = unfinished.toByteArray();
        unfinished.reset();
        item(whole, 0, whole.length);
    }

    private void item(byte[] bytes, int from, int to) throws IOException {
        int end = !nulSeparated && to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        if (end == from) {
            return;
        }
        boolean ascii = true;
        for (int i = from; i < end; i++) {
            ascii &= bytes[i] > 0;
        }
        if (!ascii) {
            check(bytes, from, end);
        }
        taker.take(bytes, from, end - from);
    }

    private void check(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) {
                throw new IllegalArgumentException(what()
                        + " contains a NUL, which cannot be passed to a process; for a list with NULs between"
                        + " items use --null");
            }
        }
        try {
            CharBuffer unused = decoder.decode(ByteBuffer.wrap(bytes, from, to - from));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    what() + " is not UTF-8; convert the list, or use numbers as items with --range", e);
        }
    }

    private String what() {
        return (nulSeparated ? "item " : "line ") + number + " of " + source;
    }

    /** Other encodings that a text's beginning tells. */
    private void checkEncoding(byte[] bytes, int length) {
        int first = length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        boolean wide = length >= 4 && bytes[2] == 0 && bytes[3] == 0;
        if (first == 0xfffe && wide) {
            throw encoded("UTF-32");
        }
        // Without a mark, every other byte of a text in Latin letters is 0.
        boolean unmarked = length >= 4 && !nulSeparated && (isZeroes(bytes, 0) || isZeroes(bytes, 1));
        if (first == 0xfffe || first == 0xfeff || unmarked) {
            throw encoded("UTF-16");
        }
    }

    private static boolean isZeroes(byte[] bytes, int from) {
        return bytes[from] == 0 && bytes[from + 2] == 0 && bytes[1 - from] != 0 && bytes[3 - from] != 0;
    }

    private IllegalArgumentException encoded(String encoding) {
        return new IllegalArgumentException(source + " is in " + encoding
                + ", but items are read in UTF-8; convert it: iconv -f " + encoding + " -t UTF-8");
    }
}
