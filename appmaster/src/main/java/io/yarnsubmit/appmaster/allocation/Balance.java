package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings every group to its target, after every event. First all groups give up their surplus; only then is anything
 * launched or requested. See {@link AllocatorCore} for the table.
 */
final class Balance {
    /**
     * At most this many starts are under way at a time; other grants are held until machines have answered. Far fewer are
     * called at once, so the limit slows nothing. But held grants can be given back when the target falls, and no machine is
     * blamed for the time that an executor waits for its turn here.
     */
    static final int MOST_STARTS = 128;

    private final Groups groups;
    private final LiveExecutors live;
    private final Gang gang;
    private final AskLimit limit;
    private final Adoption adoption;
    private final StartWatch starts;
    private final FailureBudget budget;
    private final EndedContainers ended;
    private final Duration grantHold;
    private Hub hub = Hub.UNKNOWN;
    private boolean isHubLate;

    /** Whether executors can be told where the driver's hub is. */
    private enum Hub {
        UNKNOWN,
        /** They can, but it may not be there yet. */
        EXPECTED,
        KNOWN
    }

    Balance(
            Groups groups,
            LiveExecutors live,
            Gang gang,
            AskLimit limit,
            Adoption adoption,
            StartWatch starts,
            FailureBudget budget,
            EndedContainers ended,
            Duration grantHold) {
        this.groups = groups;
        this.live = live;
        this.gang = gang;
        this.limit = limit;
        this.adoption = adoption;
        this.starts = starts;
        this.budget = budget;
        this.ended = ended;
        this.grantHold = grantHold;
    }

    void hubExpected() {
        hub = hub == Hub.UNKNOWN ? Hub.EXPECTED : hub;
    }

    /** Executors were there, and it was not: nothing is launched or asked for until it is known. */
    void hubLate() {
        hub = Hub.UNKNOWN;
        isHubLate = true;
    }

    void hubKnown() {
        hub = Hub.KNOWN;
        isHubLate = false;
    }

    void restore(EventContext event) {
        groups.all().forEach(group -> trim(group, event));
        giveBackHeldTooLong(event);
        gang.update(event, hub != Hub.UNKNOWN);
        groups.all().forEach(group -> launch(group, event));
        groups.all().forEach(group -> ask(group, event));
    }

    /** When it has something to do without an event. */
    Optional<Instant> next(Instant now) {
        Optional<Instant> holds = groups.all().stream()
                .flatMap(group -> group.heldSince().stream())
                .map(since -> since.plus(grantHold))
                .min(Instant::compareTo);
        Optional<Instant> waits = groups.all().stream()
                .filter(group -> now.isBefore(group.backsOffUntil()) && group.expected() < groups.room(group))
                .map(GroupState::backsOffUntil)
                .min(Instant::compareTo);
        return Stream.of(holds, waits, gang.deadline())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private void trim(GroupState group, EventContext event) {
        int surplus = group.expected() - groups.room(group);
        int withdrawn = Math.min(group.outstanding, surplus);
        if (withdrawn > 0) {
            group.outstanding -= withdrawn;
            event.want(new AllocatorAction.Withdraw(group.name(), withdrawn));
        }
        while (group.heldCount() > 0 && group.expected() > groups.room(group)) {
            ended.giveBack(group.takeHeld().container(), event);
        }
    }

    // The driver does not link, or machines do not answer: others can use what is held. It is asked for again when the
    // hub is known.
    private void giveBackHeldTooLong(EventContext event) {
        for (GroupState group : groups.all()) {
            while (group.heldSince()
                    .map(since -> since.plus(grantHold))
                    .filter(event::isPast)
                    .isPresent()) {
                isHubLate = hub == Hub.UNKNOWN;
                ended.giveBack(group.takeHeld().container(), event);
            }
        }
    }

    private void launch(GroupState group, EventContext event) {
        // Grants that came together are launched together.
        boolean isOfGang = group.rules.minToStart() > 0;
        while (hub != Hub.UNKNOWN
                && group.heldCount() > 0
                && !gang.holds(group)
                && (isOfGang || groups.unanswered() < MOST_STARTS)) {
            Grant grant = group.takeHeld();
            LiveExecutor executor = live.launch(grant, group, event);
            starts.launched(executor, event);
            event.want(new AllocatorAction.Launch(grant, executor.id()));
        }
    }

    private void ask(GroupState group, EventContext event) {
        int missing = groups.room(group) - group.expected();
        if (missing <= 0
                || event.now().isBefore(group.backsOffUntil())
                || isHubLate
                || gang.waits(group)
                || budget.isSpent()
                || adoption.isQuiet(event.now())) {
            return;
        }
        int count = limit.allowed(group, missing, groups.all());
        if (count > 0) {
            group.outstanding += count;
            event.want(new AllocatorAction.Ask(group.name(), count));
        }
    }
}
