package io.yarnsubmit.driver.broadcast;

import io.yarnsubmit.protocol.v1.BlockLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides from whom an executor gets a broadcast value: the first ones from the driver, each later one from one that asked
 * before it, so that what the driver sends does not grow with the number of executors. Each of them serves at most
 * {@link #CHILDREN}, in the order in which they asked, which makes it a tree; whoever does not find it there asks the
 * driver. Pure; one thread at a time.
 */
final class BroadcastTreeCore {
    /** How many get it from the driver, and how many from each executor. */
    static final int CHILDREN = 2;

    private final Map<Long, List<BlockLocation>> askers = new HashMap<>();

    /** @return where to fetch it; port 0 is the driver */
    BlockLocation locate(long block, BlockLocation asker) {
        List<BlockLocation> before = askers.computeIfAbsent(block, unused -> new ArrayList<>());
        int known = before.indexOf(asker);
        if (known >= 0) {
            // It had it and lost it, or what it was told was no use.
            return BlockLocation.getDefaultInstance();
        }
        int number = before.size();
        before.add(asker);
        return number < CHILDREN ? BlockLocation.getDefaultInstance() : before.get(number / CHILDREN - 1);
    }

    void forget(long block) {
        askers.remove(block);
    }
}
