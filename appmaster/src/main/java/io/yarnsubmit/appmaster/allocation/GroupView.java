package io.yarnsubmit.appmaster.allocation;

import java.util.Optional;

/**
 * The state of a group.
 *
 * @param running executors that are launched and have not ended, registered ones among them
 * @param starting executors that are launched, and neither registered yet nor told to end
 * @param outstanding asks that are not granted
 * @param held containers that are granted and not used yet
 * @param missing executors that are wanted but not asked for: after failures, while a gang waits, or because the queue
 *     is full and more asks would not help
 * @param gang present while the group waits for containers to start together
 */
public record GroupView(
        String name,
        int target,
        int running,
        int registered,
        int starting,
        int lost,
        int outstanding,
        int held,
        int missing,
        Optional<GangView> gang) {}
