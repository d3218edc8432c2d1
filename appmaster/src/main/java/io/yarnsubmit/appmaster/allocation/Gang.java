package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Lets groups with {@link GroupRules#minToStart} begin together, or not at all.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>what is done</th><th>ends</th></tr>
 * <tr><td>idle</td><td>nothing: no grant is held</td><td>gathering, with the first grant</td></tr>
 * <tr><td>gathering</td><td>grants are held</td><td>over when every group has enough and executors can be told of the hub; waiting when the
 * time since the first grant is up</td></tr>
 * <tr><td>waiting</td><td>nothing is requested; late grants are given back</td><td>gathering, when the wait is over</td></tr>
 * <tr><td>over</td><td>nothing: later losses are replaced one by one</td><td>never</td></tr>
 * </table>
 *
 * <p>Two applications that each hold half of a queue would wait for each other for ever. So both give back, and wait for a
 * random time, between 0.5 and 1.5 times a time that doubles from round to round. The one that comes back first finds the
 * queue empty.
 */
final class Gang {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final List<GroupState> members;
    private final Duration timeout;
    private final Random random;
    private final EndedContainers ended;
    private State state;
    private int rounds;

    Gang(Collection<GroupState> groups, AllocatorSettings settings, Random random, EndedContainers ended) {
        members = groups.stream().filter(group -> group.rules.minToStart() > 0).toList();
        Duration hold = settings.grantHold();
        timeout = settings.gangTimeout().compareTo(hold) < 0 ? settings.gangTimeout() : hold;
        this.random = random;
        this.ended = ended;
        state = members.isEmpty() ? State.OVER : State.IDLE;
    }

    /** See the table. */
    private sealed interface State {
        State IDLE = new Idle();
        State OVER = new Over();

        record Idle() implements State {}

        record Gathering(Instant since) implements State {}

        record Waiting(Instant until) implements State {}

        record Over() implements State {}
    }

    /** The group's grants must not be used yet. */
    boolean holds(GroupState group) {
        return state != State.OVER && members.contains(group);
    }

    /** The group must not ask yet. */
    boolean waits(GroupState group) {
        return state instanceof State.Waiting && holds(group);
    }

    /** Executors of these groups run, or the application ends. */
    void over() {
        state = State.OVER;
    }

    void update(EventContext event, boolean mayLaunch) {
        if (state == State.OVER) {
            return;
        }
        if (state instanceof State.Waiting waiting) {
            if (!event.isPast(waiting.until())) {
                giveBack(event);
                return;
            }
            state = State.IDLE;
        }
        gather(event, mayLaunch);
    }

    private void gather(EventContext event, boolean mayLaunch) {
        if (hasBegun() || (mayLaunch && isComplete())) {
            over();
        } else if (held() == 0) {
            state = State.IDLE;
        } else if (!(state instanceof State.Gathering gathering)) {
            state = new State.Gathering(event.now());
        } else if (!isComplete() && event.isPast(gathering.since().plus(timeout))) {
            giveBack(event);
            state = new State.Waiting(event.now().plus(wait(rounds++)));
        }
    }

    Optional<Instant> deadline() {
        return waitsUntil().or(this::givenBack);
    }

    @Nullable
    GangView view(GroupState group) {
        return holds(group) ? new GangView(group.gathered(), needed(group), givenBack(), waitsUntil()) : null;
    }

    private Optional<Instant> givenBack() {
        return state instanceof State.Gathering gathering && !isComplete()
                ? Optional.of(gathering.since().plus(timeout))
                : Optional.empty();
    }

    private Optional<Instant> waitsUntil() {
        return state instanceof State.Waiting waiting ? Optional.of(waiting.until()) : Optional.empty();
    }

    // Executors of a former attempt, whose gang was complete.
    private boolean hasBegun() {
        return members.stream().anyMatch(group -> group.live() > 0);
    }

    private boolean isComplete() {
        return held() > 0 && members.stream().allMatch(group -> group.gathered() >= needed(group));
    }

    private int held() {
        return members.stream().mapToInt(GroupState::heldCount).sum();
    }

    private static int needed(GroupState group) {
        return Math.min(group.rules.minToStart(), group.target);
    }

    private void giveBack(EventContext event) {
        for (GroupState group : members) {
            if (group.outstanding > 0) {
                event.want(new AllocatorAction.Withdraw(group.name(), group.outstanding));
                group.outstanding = 0;
            }
            while (group.heldCount() > 0) {
                ended.giveBack(group.takeHeld().container(), event);
            }
        }
    }

    private Duration wait(int round) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(round, 10));
        Duration middle = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
        return Duration.ofMillis((long) (middle.toMillis() * (0.5 + random.nextDouble())));
    }
}
