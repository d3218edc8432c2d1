package io.yarnsubmit.appmaster.status;

import io.yarnsubmit.appmaster.allocation.GroupView;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides whether the executors that the application needs to begin are there: of each group its initial number, or as many
 * as wait for each other; fewer if the driver has asked for fewer since. Pure.
 */
final class RequiredExecutors {
    private final Map<String, Integer> needed = new LinkedHashMap<>();

    RequiredExecutors(List<ExecutorGroupPlan> groups) {
        groups.forEach(group -> needed.put(
                group.getName(), group.getMinToStart() > 0 ? group.getMinToStart() : group.getInitialTotal()));
    }

    /**
     * Says which are missing; empty if none are.
     *
     * @param waitingFor why, in the words for clients
     */
    String missing(List<GroupView> groups, String waitingFor) {
        List<String> words = new ArrayList<>();
        for (GroupView group : groups) {
            int least = Math.min(needed.getOrDefault(group.name(), 0), group.target());
            if (group.registered() < least) {
                String of = group.name().equals(LaunchNames.DEFAULT_GROUP) ? "" : " of group " + group.name();
                words.add(group.registered() + " of " + least + " executors" + of + " registered");
            }
        }
        if (!words.isEmpty() && !waitingFor.isEmpty()) {
            words.add(waitingFor);
        }
        return String.join("; ", words);
    }
}
