package io.yarnsubmit.client.explain;

import io.yarnsubmit.protocol.DurationText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the ResourceManager says of an application whose lifetime is over. It has no state and no code for that. */
public final class LifetimeWords {
    private static final String EXPIRED = "exceeded the lifetime period";

    private LifetimeWords() {}

    /** Whether the ResourceManager has ended it because its time was over. */
    public static boolean tellExpiry(String diagnostics) {
        return diagnostics.contains(EXPIRED);
    }

    /**
     * Completes the sentence that begins with the application's id.
     *
     * @param limit the user's; null when they set none
     */
    public static String explain(@Nullable Duration limit) {
        return limit == null
                ? "was ended by YARN: it has lived for as long as it or its queue allows (--run-timeout, or the queue's"
                        + " maximum-application-lifetime)"
                : "was ended by YARN: it was not done within " + DurationText.of(limit)
                        + " of its submission (--run-timeout). Give it more time, or more executors";
    }
}
