package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What the core knows of one group. */
final class GroupState {
    final String name;
    final Backoff backoff = new Backoff();
    private final Deque<HeldGrant> held = new ArrayDeque<>();
    int target;
    int outstanding;
    int live;
    int registered;
    int lost;

    GroupState(String name, int target) {
        this.name = name;
        this.target = target;
    }

    /** How many there will be when all that is under way succeeds. */
    int expected() {
        return live + held.size() + outstanding;
    }

    int heldCount() {
        return held.size();
    }

    void hold(Grant grant, Instant now) {
        held.addLast(new HeldGrant(grant, now));
    }

    Grant takeHeld() {
        return held.removeFirst().grant();
    }

    boolean dropHeld(String container) {
        return held.removeIf(grant -> grant.grant().container().equals(container));
    }

    /** Until when the oldest grant may be kept. */
    Optional<Instant> holdDeadline(Duration hold) {
        return Optional.ofNullable(held.peekFirst()).map(grant -> grant.since().plus(hold));
    }

    GroupView view(int starting) {
        return new GroupView(name, target, live, registered, starting, lost, outstanding, held.size());
    }

    private record HeldGrant(Grant grant, Instant since) {}
}
