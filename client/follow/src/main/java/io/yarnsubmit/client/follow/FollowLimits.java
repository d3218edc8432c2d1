package io.yarnsubmit.client.follow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the user lets an application take.
 *
 * @param accept until its ApplicationMaster is there, watched by this command; null: without end
 * @param run until its end, watched by YARN; null: what its queue says
 */
public record FollowLimits(
        @Nullable Duration accept, @Nullable Duration run) {
    /** As long as it takes. */
    public static final FollowLimits NONE = new FollowLimits(null, null);
}
