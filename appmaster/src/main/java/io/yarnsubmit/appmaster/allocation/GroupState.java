package io.yarnsubmit.appmaster.allocation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The core's state of one group. Counts are kept as they change, so that nothing has to be searched. */
final class GroupState {
    GroupRules rules;
    /** After executors that failed soon after their start. */
    final Backoff failures = new Backoff();
    /** After grants that could not be used. */
    final Backoff misgrants = new Backoff();

    private final Map<String, HeldGrant> held = new LinkedHashMap<>();
    int target;
    int outstanding;
    int lost;
    /** How many executors may end by themselves because the target fell below the number that ran; the driver chooses which. */
    int mayEnd;

    private int live;
    private int active;
    private int starting;
    private int unanswered;
    private int registered;

    GroupState(GroupRules rules) {
        this.rules = rules;
        target = rules.initialTarget();
    }

    String name() {
        return rules.name();
    }

    /** An executor is added to the counts, or taken out. */
    void count(LiveExecutor executor, int sign) {
        live += sign;
        active += executor.isStopping() ? 0 : sign;
        starting += executor.isStarting() ? sign : 0;
        unanswered += executor.awaitsStart() ? sign : 0;
        registered += executor.isRegistered() ? sign : 0;
    }

    void target(int total) {
        target = Math.max(0, total);
        mayEnd = Math.max(mayEnd, live - target);
    }

    /** Executors that are launched and whose containers have not completed. */
    int live() {
        return live;
    }

    /** Those whose machine has not confirmed the start yet. */
    int unanswered() {
        return unanswered;
    }

    /** Those that were not told to end. */
    int active() {
        return active;
    }

    int registered() {
        return registered;
    }

    /** How many there will be if everything under way succeeds. */
    int expected() {
        return live + held.size() + outstanding;
    }

    int gathered() {
        return live + held.size();
    }

    int heldCount() {
        return held.size();
    }

    void hold(Grant grant, Instant now) {
        held.put(grant.container(), new HeldGrant(grant, now));
    }

    boolean isHeld(String container) {
        return held.containsKey(container);
    }

    String firstHeld() {
        return held.keySet().iterator().next();
    }

    Grant takeHeld() {
        return requireNonNull(held.remove(firstHeld())).grant();
    }

    boolean dropHeld(String container) {
        return held.remove(container) != null;
    }

    List<String> heldOn(String host) {
        return held.values().stream()
                .filter(each -> each.grant().host().equals(host))
                .map(each -> each.grant().container())
                .toList();
    }

    /** Since when the oldest grant is held. */
    Optional<Instant> heldSince() {
        return held.isEmpty()
                ? Optional.empty()
                : Optional.of(held.values().iterator().next().since());
    }

    /** Until when no new asks are sent. */
    Instant backsOffUntil() {
        Instant failed = failures.until();
        return failed.isAfter(misgrants.until()) ? failed : misgrants.until();
    }

    GroupView view(@Nullable GangView gang) {
        int missing = Math.max(0, target - expected());
        return new GroupView(
                name(),
                target,
                live,
                registered,
                starting,
                lost,
                outstanding,
                held.size(),
                missing,
                Optional.ofNullable(gang));
    }

    private record HeldGrant(Grant grant, Instant since) {}
}
