package io.yarnsubmit.protocol;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an application runs.
 *
 * @param executors the number of local executors, or {@link #AS_SET}, or {@link #AS_CORES}
 */
public record Master(Place place, int executors) {
    /** As many executors as the other settings say. */
    public static final int AS_SET = 0;
    /** As many executors as the machine has cores. */
    public static final int AS_CORES = -1;

    public static final Master YARN = new Master(Place.YARN, AS_SET);
    public static final Master EMBEDDED = new Master(Place.EMBEDDED, AS_SET);
    public static final Master LOCAL = new Master(Place.LOCAL, AS_SET);

    private static final Pattern COUNTED = Pattern.compile("local\\[\\s*(\\*|[1-9]\\d{0,4})\\s*]");

    public enum Place {
        /** The cluster of the Hadoop configuration. */
        YARN,
        /** A YARN started on this machine for this application. */
        EMBEDDED,
        /** Processes on this machine, without YARN. */
        LOCAL
    }

    /**
     * Parses the value of {@code --master}.
     *
     * @throws IllegalArgumentException with a message that lists the accepted values
     */
    public static Master parse(String text) {
        String word = text.trim().toLowerCase(Locale.ROOT);
        Matcher counted = COUNTED.matcher(word);
        if (counted.matches()) {
            String count = counted.group(1);
            return new Master(Place.LOCAL, count.equals("*") ? AS_CORES : Integer.parseInt(count));
        }
        return switch (word) {
            case "yarn" -> YARN;
            case "embedded" -> EMBEDDED;
            case "local" -> LOCAL;
            default ->
                throw new IllegalArgumentException("'" + text
                        + "' is not yarn, embedded, local or local[N] with N executors, 1 or more; local[*] has as many as"
                        + " this machine has cores");
        };
    }

    public boolean isLocal() {
        return place == Place.LOCAL;
    }
}
