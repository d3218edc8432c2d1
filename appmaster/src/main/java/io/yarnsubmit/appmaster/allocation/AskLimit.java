package io.yarnsubmit.appmaster.allocation;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Limits the asks to a full cluster: all groups together ask for twice what the queue has room for, and at least for 50, so
 * that there is something to grant when room comes. Each group has its own part of these 50, whatever others ask for. There
 * is no limit while the room is unknown.
 *
 * <p>Outstanding asks are not taken back when the room shrinks: they cost the ResourceManager nothing, and each change of an ask
 * can cross grants on their way. For the same reason asks are refilled when half are used up, and not with each grant.
 */
final class AskLimit {
    private static final int LEAST = 50;
    private static final int OVERLAP = 2;

    private @Nullable Headroom headroom;

    /** Returns whether that is news. */
    boolean told(Headroom next) {
        boolean isNews = !next.equals(headroom);
        headroom = next;
        return isNews;
    }

    Optional<Headroom> headroom() {
        return Optional.ofNullable(headroom);
    }

    /** How many more asks the group may send if it misses this many executors. */
    int allowed(GroupState group, int missing, Collection<GroupState> groups) {
        if (headroom == null) {
            return missing;
        }
        int part = Math.max(1, LEAST / groups.size());
        int all = 0;
        int kept = 0;
        for (GroupState each : groups) {
            all += each.outstanding;
            kept += each == group ? 0 : Math.max(0, part - each.outstanding);
        }
        long limit = Math.max(LEAST, OVERLAP * (long) fits(headroom, group.rules));
        long free = limit - all - kept;
        if (free < missing && all > limit / 2) {
            free = 0;
        }
        long own = group.outstanding > part / 2 ? 0 : part - group.outstanding;
        return (int) Math.min(missing, Math.max(free, own));
    }

    /** How many more executors of the group the queue has room for. */
    static int fits(Headroom headroom, GroupRules rules) {
        long byMemory = rules.memoryMib() > 0 ? headroom.memoryMib() / rules.memoryMib() : Integer.MAX_VALUE;
        long byCores = rules.cores() > 0 ? headroom.cores() / rules.cores() : Integer.MAX_VALUE;
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, Math.min(byMemory, byCores)));
    }
}
