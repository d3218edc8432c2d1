package io.yarnsubmit.appmaster.status;

import io.yarnsubmit.appmaster.allocation.GangView;
import io.yarnsubmit.appmaster.allocation.GroupView;
import io.yarnsubmit.appmaster.allocation.Headroom;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says why executors are missing. Pure. */
final class WaitingExplainer {
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final int MOST_NAMES = 5;
    private static final int MIB_OF_GB = 1024;

    /** YARN reserves a machine that is full for the next container, and tells a headroom without what it has reserved. */
    private static final String RESERVED = ", and YARN counts the room that it reserves there as used";

    private final Map<String, ExecutorGroupPlan> plans = new LinkedHashMap<>();

    WaitingExplainer(List<ExecutorGroupPlan> groups) {
        groups.forEach(group -> plans.put(group.getName(), group));
    }

    /** A group has another plan, or is new. */
    void changed(ExecutorGroupPlan plan) {
        plans.put(plan.getName(), plan);
    }

    /**
     * The state to explain.
     *
     * @param headroom the queue's headroom for this application; empty until the ResourceManager has reported it
     * @param excluded machines that were excluded because of failures
     * @param silence how long the ResourceManager has not answered
     * @param stalled groups without a grant for a while
     */
    record Situation(
            List<GroupView> groups,
            Optional<Headroom> headroom,
            String queue,
            Collection<String> excluded,
            Duration silence,
            Set<String> stalled) {}

    /** Empty if there is nothing to say. */
    String of(Situation now) {
        List<String> words = new ArrayList<>();
        if (now.silence().compareTo(SILENCE) >= 0) {
            words.add("the ResourceManager has not answered for " + time(now.silence()));
        }
        boolean missing = false;
        for (GroupView group : now.groups()) {
            String said = of(group, now);
            if (!said.isEmpty()) {
                words.add(said);
                missing |= group.running() < group.target();
            }
        }
        if (missing && !now.excluded().isEmpty()) {
            words.add(count(now.excluded().size(), "machine") + " excluded after failures: " + names(now.excluded()));
        }
        return String.join("; ", words);
    }

    private String of(GroupView group, Situation now) {
        ExecutorGroupPlan plan = plans.getOrDefault(group.name(), ExecutorGroupPlan.getDefaultInstance());
        String kind = plan.hasRole() ? " of role " : " of group ";
        String of = group.name().equals(LaunchNames.DEFAULT_GROUP) ? "" : kind + group.name();
        int missing = group.outstanding() + group.missing();
        if (missing > 0) {
            return "waiting for " + missing + " of " + count(group.target(), "executor") + of
                    + group.gang().map(WaitingExplainer::gathered).orElse("") + reason(group, plan, now);
        }
        if (group.held() > 0) {
            String whom = group.starting() > 0 ? "their turn to be started" : "the driver";
            return count(group.held(), "executor") + of + " waiting for " + whom;
        }
        return group.starting() > 0 ? count(group.starting(), "executor") + of + " starting" : "";
    }

    private static String gathered(GangView gang) {
        return gang.askedAgain().isPresent()
                ? ", " + gang.needed() + " together: too few came in time, asked for again in a while"
                : ", " + gang.gathered() + " held until there are " + gang.needed();
    }

    private static String reason(GroupView group, ExecutorGroupPlan plan, Situation now) {
        if (group.gang().flatMap(GangView::askedAgain).isPresent()) {
            return "";
        }
        boolean stalled = group.outstanding() > 0 && now.stalled().contains(group.name());
        Optional<String> shortage = now.headroom().flatMap(left -> shortage(left, plan, now));
        if (shortage.isPresent()) {
            return ": " + shortage.get() + (stalled && isTied(plan) ? "; or " + noMachine(plan) + RESERVED : "");
        }
        if (group.outstanding() == 0) {
            return ": asked for again soon";
        }
        return stalled ? ": " + noMachine(plan) : "";
    }

    private static Optional<String> shortage(Headroom left, ExecutorGroupPlan plan, Situation now) {
        if (left.memoryMib() < plan.getMemoryMib()) {
            return Optional.of(queue(now) + " has " + memory(left.memoryMib()) + " left, an executor takes "
                    + memory(plan.getMemoryMib()));
        }
        return left.cores() < plan.getCores()
                ? Optional.of(queue(now) + " has " + count(left.cores(), "core") + " left, an executor takes "
                        + plan.getCores())
                : Optional.empty();
    }

    /** Whether only some machines will do, so that they may be full before the queue is. */
    private static boolean isTied(ExecutorGroupPlan plan) {
        return plan.getStrictLocality()
                || !plan.getPlacement().isEmpty()
                || !plan.getNodeLabel().isEmpty();
    }

    private static String noMachine(ExecutorGroupPlan plan) {
        List<String> wants = new ArrayList<>();
        if (!plan.getPlacement().isEmpty()) {
            wants.add("satisfies '" + plan.getPlacement() + "'");
        }
        if (!plan.getNodeLabel().isEmpty()) {
            wants.add("has the label '" + plan.getNodeLabel() + "'");
        }
        if (plan.getStrictLocality()) {
            List<String> where = new ArrayList<>(plan.getHostsList());
            where.addAll(plan.getRacksList());
            wants.add("is one of " + names(where));
        }
        return "no machine" + (wants.isEmpty() ? "" : " that " + String.join(" and ", wants)) + " has room"
                + (plan.getResourcesCount() == 0 ? "" : " for one with " + names(resources(plan)));
    }

    private static List<String> resources(ExecutorGroupPlan plan) {
        return plan.getResourcesMap().entrySet().stream()
                .map(resource -> resource.getKey() + "=" + resource.getValue())
                .sorted()
                .toList();
    }

    private static String queue(Situation now) {
        return now.queue().isEmpty() ? "the queue" : "queue '" + now.queue().replaceFirst("^root\\.", "") + "'";
    }

    private static String names(Collection<String> names) {
        List<String> sorted = names.stream().sorted().toList();
        return sorted.size() <= MOST_NAMES
                ? String.join(", ", sorted)
                : String.join(", ", sorted.subList(0, MOST_NAMES)) + " and " + (sorted.size() - MOST_NAMES) + " more";
    }

    private static String memory(long mib) {
        return mib >= MIB_OF_GB && mib % MIB_OF_GB == 0 ? mib / MIB_OF_GB + " GB" : mib + " MB";
    }

    private static String time(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
