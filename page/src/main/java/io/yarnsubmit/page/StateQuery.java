package io.yarnsubmit.page;

import org.jspecify.annotations.Nullable;

/**
 * What the page in the browser has already.
 *
 * @param since how many bytes of the journal
 * @param seen which version of the executors' table
 * @param attempt of which attempt; 0 for none
 */
record StateQuery(long since, int seen, int attempt) {
    private static final StateQuery NOTHING = new StateQuery(0, 0, 0);

    /** Reads a query such as {@code since=12&seen=7&attempt=1}. What cannot be read counts as not there. */
    static StateQuery parse(@Nullable String query) {
        if (query == null) {
            return NOTHING;
        }
        return new StateQuery(
                Math.max(0, number(query, "since")), (int) number(query, "seen"), (int) number(query, "attempt"));
    }

    private static long number(String query, String name) {
        for (String pair : query.split("&", 20)) {
            if (pair.startsWith(name + "=")) {
                try {
                    return Long.parseLong(pair.substring(name.length() + 1));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 0;
    }
}
