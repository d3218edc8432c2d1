package io.yarnsubmit.driver.broadcast;

import io.yarnsubmit.protocol.v1.BlockLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides where an executor fetches a broadcast value: the first executors from the driver, each later one from an
 * executor that asked before it. So the driver sends the value only a fixed number of times. Each executor serves at
 * most {@link #CHILDREN} others, which makes a tree. An executor that does not get the value there asks the driver.
 * Pure; one thread at a time.
 */
final class BroadcastTreeCore {
    /** How many executors get the value from the driver, and how many from each executor. */
    static final int CHILDREN = 2;

    private final Map<Long, List<BlockLocation>> askers = new HashMap<>();

    /** @return where to fetch the value; port 0 means from the driver */
    BlockLocation locate(long block, BlockLocation asker) {
        List<BlockLocation> before = askers.computeIfAbsent(block, unused -> new ArrayList<>());
        int known = before.indexOf(asker);
        if (known >= 0) {
            // It has lost the value, or could not fetch it from the first location.
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
