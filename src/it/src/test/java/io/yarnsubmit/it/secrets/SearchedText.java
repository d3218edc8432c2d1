package io.yarnsubmit.it.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What some process wrote, ready for the search. One character is one byte.
 *
 * @param asIs every byte
 * @param withoutSpace base64 and lists of numbers may be broken into lines
 * @param asHex hexadecimal digits may be of either case, and have spaces and colons between them
 */
record SearchedText(String asIs, String withoutSpace, String asHex) {
    static SearchedText of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String dense = without(text, " \t\r\n");
        return new SearchedText(text, dense, without(dense, ":").toLowerCase(Locale.ROOT));
    }

    private static String without(String text, String characters) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (characters.indexOf(c) < 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
