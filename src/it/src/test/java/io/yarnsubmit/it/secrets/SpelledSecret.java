package io.yarnsubmit.it.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The ways in which programs print bytes, applied to one secret. */
final class SpelledSecret {
    private final Secret secret;
    private final String raw;
    private final String hex;
    private final String octal;
    private final Set<String> base64 = new TreeSet<>();
    private final String numbers;
    private final String unsigned;

    SpelledSecret(Secret secret) {
        this.secret = secret;
        byte[] bytes = secret.bytes();
        raw = new String(bytes, StandardCharsets.ISO_8859_1);
        hex = HexFormat.of().formatHex(bytes);
        octal = raw.chars().mapToObj(SpelledSecret::octal).collect(Collectors.joining());
        numbers = IntStream.range(0, bytes.length)
                .mapToObj(i -> Integer.toString(bytes[i]))
                .collect(Collectors.joining(","));
        unsigned = raw.chars().mapToObj(Integer::toString).collect(Collectors.joining(","));
        for (int before = 0; before < 3; before++) {
            String text = base64(bytes, before);
            base64.add(text);
            base64.add(text.replace('+', '-').replace('/', '_'));
        }
    }

    /**
     * In a larger whole a secret begins at any of three places of a group of base64. The characters at both ends depend on
     * what is beside it, so they are left away.
     */
    private static String base64(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        int begin = (before * 8 + 5) / 6;
        int end = shifted.length * 8 / 6;
        return Base64.getEncoder().encodeToString(shifted).substring(begin, end);
    }

    /** As protobuf prints bytes. */
    private static String octal(int character) {
        return switch (character) {
            case 7 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 11 -> "\\v";
            case '"' -> "\\\"";
            case '\'' -> "\\'";
            case '\\' -> "\\\\";
            default ->
                character >= ' ' && character < 127
                        ? Character.toString(character)
                        : "\\" + String.format("%03o", character);
        };
    }

    boolean isIn(SearchedText text) {
        return text.asIs().contains(raw)
                || text.asIs().contains(octal)
                || base64.stream().anyMatch(text.withoutSpace()::contains)
                || text.withoutSpace().contains(numbers)
                || text.withoutSpace().contains(unsigned)
                || text.asHex().contains(hex);
    }

    Secret secret() {
        return secret;
    }
}
