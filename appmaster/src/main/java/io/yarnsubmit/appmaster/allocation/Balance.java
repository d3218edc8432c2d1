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
    private final Roster roster;
    private final Gang gang;
    private final AskLimit limit;
    private final Adoption adoption;
    private final StartWatch starts;
    private final FailureBudget budget;
    private final EndedContainers ended;
    private final Duration grantHold;
    private boolean hubKnown;
    private boolean holdExpired;

    Balance(
            Groups groups,
            Roster roster,
            Gang gang,
            AskLimit limit,
            Adoption adoption,
            StartWatch starts,
            FailureBudget budget,
            EndedContainers ended,
            Duration grantHold) {
        this.groups = groups;
        this.roster = roster;
        this.gang = gang;
        this.limit = limit;
        this.adoption = adoption;
        this.starts = starts;
        this.budget = budget;
        this.ended = ended;
        this.grantHold = grantHold;
    }

    void hubKnown() {
        hubKnown = true;
        holdExpired = false;
    }

    void restore(Turn turn) {
        groups.all().forEach(group -> trim(group, turn));
        giveBackHeldTooLong(turn);
        gang.update(turn, hubKnown);
        groups.all().forEach(group -> launch(group, turn));
        groups.all().forEach(group -> ask(group, turn));
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

    private void trim(GroupState group, Turn turn) {
        int surplus = group.expected() - groups.room(group);
        int withdrawn = Math.min(group.outstanding, surplus);
        if (withdrawn > 0) {
            group.outstanding -= withdrawn;
            turn.want(new AllocatorAction.Withdraw(group.name(), withdrawn));
        }
        while (group.heldCount() > 0 && group.expected() > groups.room(group)) {
            ended.giveBack(group.takeHeld().container(), turn);
        }
    }

    // The driver does not link, or machines do not answer: others can use what is held. It is asked for again when the
    // hub
    // is known.
    private void giveBackHeldTooLong(Turn turn) {
        for (GroupState group : groups.all()) {
            while (group.heldSince()
                    .map(since -> since.plus(grantHold))
                    .filter(turn::isPast)
                    .isPresent()) {
                holdExpired = !hubKnown;
                ended.giveBack(group.takeHeld().container(), turn);
            }
        }
    }

    private void launch(GroupState group, Turn turn) {
        // Grants that came together are launched together.
        boolean isOfGang = group.rules.minToStart() > 0;
        while (hubKnown
                && group.heldCount() > 0
                && !gang.holds(group)
                && (isOfGang || groups.unanswered() < MOST_STARTS)) {
            Grant grant = group.takeHeld();
            LiveExecutor executor = roster.launch(grant, group, turn);
            starts.launched(executor, turn);
            turn.want(new AllocatorAction.Launch(grant, executor.id()));
        }
    }

    private void ask(GroupState group, Turn turn) {
        int missing = groups.room(group) - group.expected();
        if (missing <= 0
                || turn.now().isBefore(group.backsOffUntil())
                || holdExpired
                || gang.waits(group)
                || budget.isSpent()
                || adoption.isQuiet(turn.now())) {
            return;
        }
        int count = limit.allowed(group, missing, groups.all());
        if (count > 0) {
            group.outstanding += count;
            turn.want(new AllocatorAction.Ask(group.name(), count));
        }
    }
}
