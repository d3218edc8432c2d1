package io.yarnsubmit.executor.roles;

import java.nio.charset.StandardCharsets;

/** Looks for a text in bytes that come in pieces, and keeps none of them (Knuth, Morris, Pratt). */
final class TextSearch {
    private final byte[] text;
    /** For each part of the text from its beginning: the length of its longest proper suffix that is one too. */
    private final int[] borders;

    private int matched;

    /** @param text a part of a line; not empty */
    TextSearch(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.borders = new int[this.text.length + 1];
        for (int end = 1, border = 0; end < this.text.length; end++) {
            while (border > 0 && this.text[border] != this.text[end]) {
                border = borders[border];
            }
            if (this.text[border] == this.text[end]) {
                border++;
            }
            borders[end + 1] = border;
        }
    }

    /** Whether the text ends in these bytes. */
    boolean isIn(byte[] bytes, int length) {
        for (int i = 0; i < length && matched < text.length; i++) {
            while (matched > 0 && text[matched] != bytes[i]) {
                matched = borders[matched];
            }
            if (text[matched] == bytes[i]) {
                matched++;
            }
        }
        return matched == text.length;
    }
}
