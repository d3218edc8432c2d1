package io.yarnsubmit.protocol;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TCP ports that a process may listen on, both ends included. Written {@code 18000..18099}, or {@code 18000} for one, or
 * {@code 0} for any.
 *
 * @param first 0 means any free port; then {@code last} is 0 too
 */
public record PortRange(int first, int last) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})(?:\\s*\\.\\.\\s*(\\d{1,5}))?");
    private static final int HIGHEST = 65_535;

    public PortRange {
        if (first < 0 || last > HIGHEST || first > last || (first == 0 && last > 0)) {
            throw new IllegalArgumentException("not a range of ports: " + first + " to " + last);
        }
    }

    /** @throws IllegalArgumentException with a message for the user */
    public static PortRange parse(String text) {
        Matcher matcher = TEXT.matcher(text.trim());
        if (matcher.matches()) {
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (last <= HIGHEST && first <= last && (first > 0 || last == 0)) {
                return new PortRange(first, last);
            }
        }
        throw new IllegalArgumentException(
                "'" + text
                        + "' is not a port from 0 to 65535, nor a range of ports; write a range as 18000..18099, and any port as 0");
    }

    @Override
    public String toString() {
        return first == last ? String.valueOf(first) : first + ".." + last;
    }
}
