package io.yarnsubmit.protocol;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an application runs.
 *
 * @param executors of a local one: how many, or {@link #AS_SET}, or {@link #AS_CORES}
 */
public record Master(Place place, int executors) {
    /** As many as the other settings say. */
    public static final int AS_SET = 0;
    /** As many as the machine has cores. */
    public static final int AS_CORES = -1;

    public static final Master YARN = new Master(Place.YARN, AS_SET);
    public static final Master EMBEDDED = new Master(Place.EMBEDDED, AS_SET);
    public static final Master LOCAL = new Master(Place.LOCAL, AS_SET);

    private static final Pattern COUNTED = Pattern.compile("local\\[\\s*(\\*|[1-9]\\d{0,4})\\s*]");

    /** The places. */
    public enum Place {
        /** The cluster of the Hadoop configuration. */
        YARN,
        /** A YARN that is started on this machine for this application. */
        EMBEDDED,
        /** Processes of this machine, without YARN. */
        LOCAL
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException with what may be written
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
