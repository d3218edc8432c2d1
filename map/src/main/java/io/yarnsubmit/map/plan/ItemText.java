package io.yarnsubmit.map.plan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads items from the bytes of a file: one per line, or separated by NUL as {@code find -print0} writes them. */
public final class ItemText {
    private ItemText() {}

    /**
     * Returns the items, without empty ones. A carriage return at the end of a line is ignored.
     *
     * @param source the name of the file in messages
     * @throws IllegalArgumentException for bytes that are not UTF-8, with the number of the item, and for a NUL in a
     *     line
     */
    public static List<String> parse(byte[] bytes, boolean nulSeparated, String source) {
        byte separator = (byte) (nulSeparated ? 0 : '\n');
        List<String> items = new ArrayList<>();
        int number = 0;
        for (int from = 0; from < bytes.length; ) {
            int to = from;
            while (to < bytes.length && bytes[to] != separator) {
                to++;
            }
            number++;
            int end = !nulSeparated && to > from && bytes[to - 1] == '\r' ? to - 1 : to;
            String item = text(bytes, from, end, (nulSeparated ? "item " : "line ") + number + " of " + source);
            if (!item.isEmpty()) {
                items.add(item);
            }
            from = to + 1;
        }
        return items;
    }

    private static String text(byte[] bytes, int from, int to, String what) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    what + " is not UTF-8; convert the list, or use numbers as items with --range", e);
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    what
                            + " contains a NUL, which cannot be passed to a process; for a list with NULs between items use --null");
        }
        return text;
    }
}
