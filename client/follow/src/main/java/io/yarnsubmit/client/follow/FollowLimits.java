package io.yarnsubmit.client.follow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the user lets an application take.
 *
 * @param accept until its ApplicationMaster runs, enforced by this command; null: no limit
 * @param run until its end, enforced by YARN; null: the queue's limit
 */
public record FollowLimits(
        @Nullable Duration accept, @Nullable Duration run) {
    /** No limits. */
    public static final FollowLimits NONE = new FollowLimits(null, null);
}
