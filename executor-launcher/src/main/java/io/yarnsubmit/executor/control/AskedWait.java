package io.yarnsubmit.executor.control;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** For how long a request lets the driver wait with its answer. */
final class AskedWait {
    private static final Pattern WAIT = Pattern.compile("(?:^|&)wait=(\\d{1,4})(?:&|$)");
    private static final int LONGEST_SECONDS = 60;

    private AskedWait() {}

    /** @param query of the request */
    static Duration of(String query) {
        Matcher wait = WAIT.matcher(query);
        return Duration.ofSeconds(wait.find() ? Math.min(Integer.parseInt(wait.group(1)), LONGEST_SECONDS) : 0);
    }
}
