package io.yarnsubmit.client.names;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that begins like a URI: {@code hdfs://cluster/dir/file}, {@code file:///tmp/file}.
 *
 * @param root scheme and authority; empty for a file of this machine
 * @param path what follows, as it was written
 */
record WrittenUri(String root, String path) {
    /** A slash must follow, because a colon alone may be in any name. */
    private static final Pattern URI = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*:)(//[^/]*)?(/.*)", Pattern.DOTALL);

    static Optional<WrittenUri> read(String text) {
        Matcher matcher = URI.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean file = matcher.group(1).equalsIgnoreCase("file:");
        String authority = matcher.group(2) == null ? "//" : matcher.group(2);
        return Optional.of(new WrittenUri(file ? "" : matcher.group(1) + authority, matcher.group(3)));
    }

    boolean isLocal() {
        return root.isEmpty();
    }

    /** The text with its escapes read: {@code %20} is a blank. What is no escape stays. */
    static String unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); ) {
            int high = i + 2 < text.length() && text.charAt(i) == '%' ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 3;
            } else {
                int next = text.offsetByCodePoints(i, 1);
                bytes.writeBytes(text.substring(i, next).getBytes(StandardCharsets.UTF_8));
                i = next;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
