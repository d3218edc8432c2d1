package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.appmaster.allocation.SimulatedContainer.Phase.HELD;
import static io.yarnsubmit.appmaster.allocation.SimulatedContainer.Phase.LAUNCHED;
import static io.yarnsubmit.appmaster.allocation.SimulatedContainer.Phase.OVER;
import static io.yarnsubmit.appmaster.allocation.SimulatedContainer.Phase.RUNS;

import io.yarnsubmit.appmaster.allocation.AllocatorAction.Ask;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.AskDrain;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Exclude;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.FailApplication;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Launch;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Promote;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Release;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Settle;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Stop;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.TellLost;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.TellStarted;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Withdraw;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The truth beside the core: what it has asked for, holds and runs according to its actions alone, and what it must never do.
 * Checks cost the same however much runs.
 */
final class SimulationLedger {
    private static final Duration GONE_COMPLETES = Duration.ofSeconds(30);

    final AllocatorSettings settings;
    final Map<String, SimulatedContainer> containers = new HashMap<>();
    final Map<Integer, SimulatedContainer> byExecutor = new HashMap<>();
    final int[] target;
    final int[] asked;
    final int[] held;
    final int[] live;
    final boolean[] changed;
    final Set<String> excluded = new LinkedHashSet<>();
    final Set<Integer> toldStarted = new HashSet<>();
    final Set<Integer> toldLost = new HashSet<>();
    final List<Integer> draining = new ArrayList<>();
    /** What the core has given back and the ResourceManager has to say so. */
    final List<SimulatedContainer> toComplete = new ArrayList<>();

    int unplaced;
    int machines;
    int highestId;
    boolean hubKnown;
    /** Executors are told where the hub is going to be. */
    boolean hubExpected;
    /** When they have waited for it too long; null while none waits. */
    @Nullable
    Instant hubDue;

    final List<SimulatedContainer> beforeHub = new ArrayList<>();
    /** A later attempt hears the driver out before it asks. */
    Instant quietUntil = Instant.MIN;

    boolean failed;
    boolean gangStarted;
    boolean gangLaunches;
    /** How many asks there may be in all when this group asks. */
    final long[] limit;

    SimulationLedger(AllocatorSettings settings) {
        this.settings = settings;
        int count = settings.groups().size();
        target = new int[count];
        asked = new int[count];
        held = new int[count];
        live = new int[count];
        changed = new boolean[count];
        limit = new long[count];
        newAttempt();
    }

    void newAttempt() {
        for (int group = 0; group < target.length; group++) {
            target[group] = settings.groups().get(group).initialTarget();
            asked[group] = 0;
            held[group] = 0;
            live[group] = 0;
            changed[group] = true;
        }
        unplaced = 0;
        excluded.clear();
        hubKnown = false;
        hubExpected = false;
        hubDue = null;
        beforeHub.clear();
        failed = false;
        machines = 0;
        Arrays.fill(limit, Long.MAX_VALUE);
        gangStarted = false;
        gangLaunches = false;
        containers.values().forEach(SimulatedContainer::forgottenByCore);
    }

    int group(String name) {
        for (int i = 0; i < target.length; i++) {
            if (settings.groups().get(i).name().equals(name)) {
                return i;
            }
        }
        throw new AssertionError("no group '" + name + "'");
    }

    static void check(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise.get());
        }
    }

    void count(SimulatedContainer container, int group) {
        check(!container.counted, () -> container + " counted twice");
        container.counted = true;
        container.countedIn = group;
        if (group < 0) {
            unplaced++;
        } else {
            live[group]++;
            // Executors of a former attempt: its gang had come together.
            gangStarted |=
                    container.phase != LAUNCHED && settings.groups().get(group).minToStart() > 0;
        }
    }

    void place(SimulatedContainer container, int group) {
        uncount(container);
        count(container, group);
    }

    /** The driver is there: what it does not know within the time is to be stopped. */
    void expectLeftovers(Instant now) {
        containers.values().stream()
                .filter(each -> each.counted && !each.everRegisteredInCore)
                .forEach(each -> each.giveUpAt = now.plus(settings.adoptionTimeout()));
    }

    /** A process of this attempt runs, and has to register within the time, which does not run before there is a hub. */
    void started(SimulatedContainer container, Instant now) {
        Instant due = now.plus(settings.registrationTimeout());
        if (!hubKnown) {
            hubDue = hubDue == null ? due : hubDue;
            beforeHub.add(container);
        }
        container.giveUpAt = hubKnown ? due : hubDue;
    }

    void hubKnown(Instant now) {
        beforeHub.stream()
                .filter(each -> !each.everRegisteredInCore)
                .forEach(each -> each.giveUpAt = now.plus(settings.registrationTimeout()));
        beforeHub.clear();
        hubDue = null;
        hubKnown = true;
    }

    /** Those that wait for the hub are stopped, and no others are started, when it does not come. */
    private void hubMayBeLate(Instant now) {
        if (hubDue != null && !now.isBefore(hubDue)) {
            beforeHub.forEach(each -> check(
                    !each.counted || each.stopped || each.machineGoneTold, () -> each + " still waits for the hub"));
            beforeHub.clear();
            hubDue = null;
            hubExpected = false;
        }
    }

    void uncount(SimulatedContainer container) {
        if (container.counted) {
            container.counted = false;
            if (container.countedIn < 0) {
                unplaced--;
            } else {
                live[container.countedIn]--;
            }
        }
    }

    /** Takes down what the core wants, which must be allowed. */
    void carryOut(AllocatorAction action, Instant now) {
        if (action instanceof Ask ask) {
            check(!now.isBefore(quietUntil), () -> "asks before it can have heard of all that a former attempt left");
            change(ask.group(), ask.count(), ask.count());
        } else if (action instanceof Withdraw withdraw) {
            change(withdraw.group(), withdraw.count(), -withdraw.count());
        } else if (action instanceof Settle settle) {
            int group = group(settle.group());
            asked[group] -= settle.count();
            check(asked[group] >= 0, () -> "settled more than was asked");
        } else if (action instanceof Launch launch) {
            launch(launch, now);
        } else if (action instanceof Release release) {
            release(container(release.container()), now);
        } else if (action instanceof Stop stop) {
            stop(container(stop.container()));
        } else if (action instanceof TellStarted tell) {
            check(toldStarted.add(tell.executorId()), () -> "told twice of its start");
            check(!toldLost.contains(tell.executorId()), () -> "started after it was lost");
        } else if (action instanceof TellLost tell) {
            lost(tell, now);
        } else if (action instanceof AskDrain drain) {
            drain(drain);
        } else if (action instanceof Exclude exclude) {
            exclude(exclude);
        } else if (action instanceof Promote promote) {
            promote(container(promote.container()));
        } else if (action instanceof FailApplication) {
            check(!failed, () -> "failed twice");
            failed = true;
        } else {
            throw new AssertionError("nobody knows " + action);
        }
    }

    private SimulatedContainer container(String id) {
        SimulatedContainer container = containers.get(id);
        check(container != null, () -> "nobody has granted " + id);
        return container;
    }

    private void change(String name, int count, int by) {
        int group = group(name);
        check(count > 0, () -> "a change by " + count);
        asked[group] += by;
        changed[group] = true;
        check(asked[group] >= 0, () -> "withdrew more than was asked");
        check(!failed || by < 0, () -> "asked though the application fails");
        int all = Arrays.stream(asked).sum();
        check(
                by < 0 || all <= limit[group] || asked[group] <= Math.max(1, 50 / asked.length),
                () -> all + " asks, though there is room for few");
    }

    private void launch(Launch launch, Instant now) {
        SimulatedContainer container = container(launch.grant().container());
        check(hubKnown || hubExpected, () -> "launched while nobody knows the hub");
        check(container.phase == HELD, () -> "launched in " + container + ", which is " + container.phase);
        check(container.fits, () -> "launched in " + container + ", which is too small");
        check(!excluded.contains(container.machine.host), () -> "launched on an excluded machine");
        check(!container.machine.leaves, () -> "launched on a machine that is being decommissioned");
        check(launch.executorId() > highestId, () -> "id " + launch.executorId() + " is not above " + highestId);
        highestId = launch.executorId();
        container.phase = LAUNCHED;
        container.giveUpAt = now.plus(settings.startTimeout());
        container.executor = launch.executorId();
        byExecutor.put(launch.executorId(), container);
        held[container.group]--;
        count(container, container.group);
        // What is of no known group yet is none the less of one.
        check(
                live[container.group] + unplacedOf(container.group) <= target[container.group],
                () -> live[container.group] + " run and start, and " + unplacedOf(container.group)
                        + " are of no known group, of " + target[container.group]);
        gangLaunches |= settings.groups().get(container.group).minToStart() > 0;
    }

    private int unplacedOf(int group) {
        return unplaced == 0
                ? 0
                : (int) containers.values().stream()
                        .filter(each -> each.counted && each.countedIn < 0 && each.group == group)
                        .count();
    }

    private void release(SimulatedContainer container, Instant now) {
        boolean isIncomplete =
                container.goneAt != null && !now.isBefore(container.goneAt.plus(GONE_COMPLETES)) && container.counted;
        if (container.phase == HELD) {
            held[container.group]--;
            container.phase = OVER;
            toComplete.add(container);
        } else if (isIncomplete) {
            uncount(container);
        } else {
            check(container.phase != LAUNCHED || !container.counted, () -> "released " + container + " that starts");
            check(container.phase != RUNS || !container.counted, () -> "released " + container + " that runs");
            if (container.phase == RUNS) {
                container.phase = OVER;
                toComplete.add(container);
            }
        }
        check(!container.released, () -> "released " + container + " twice");
        container.released = true;
    }

    private void stop(SimulatedContainer container) {
        check(container.counted, () -> "stopped " + container + " that is " + container.phase);
        check(!container.stopped || container.claimedAt != null, () -> "stopped " + container + " twice");
        container.stopped = true;
        if (container.phase == LAUNCHED || container.phase == RUNS) {
            container.phase = OVER;
            container.exitStatus = -105;
            toComplete.add(container);
        }
    }

    private void lost(TellLost tell, Instant now) {
        check(toldLost.add(tell.executorId()), () -> "told twice that " + tell.executorId() + " is lost");
        SimulatedContainer container = byExecutor.get(tell.executorId());
        check(container != null, () -> "nobody knows executor " + tell.executorId());
        draining.remove((Integer) tell.executorId());
        boolean claimIsOver = container.claimedAt != null
                && !container.namedByRm
                && !container.machineGoneTold
                && !now.isBefore(container.claimedAt.plus(settings.adoptionTimeout()));
        if (claimIsOver) {
            container.claimIsOver = true;
            uncount(container);
        }
    }

    private void drain(AskDrain drain) {
        check(drain.count() > 0 && drain.count() <= drain.candidates().size(), () -> "drain " + drain.count());
        check(!drain.within().isNegative(), () -> "drain within " + drain.within());
        for (int id : drain.candidates()) {
            SimulatedContainer container = byExecutor.get(id);
            check(container != null && container.counted, () -> "drain executor " + id + " that is not there");
            check(!toldLost.contains(id), () -> "drain executor " + id + " that is lost");
            draining.add(id);
        }
    }

    private void exclude(Exclude exclude) {
        exclude.added().forEach(host -> check(excluded.add(host), () -> "excluded twice: " + host));
        exclude.removed().forEach(host -> check(excluded.remove(host), () -> "was not excluded: " + host));
        long ours = excluded.stream()
                .filter(host -> !settings.excludedHosts().contains(host))
                .count();
        check(ours <= machines / 3 || !exclude.removed().isEmpty(), () -> ours + " of " + machines + " excluded");
    }

    private void promote(SimulatedContainer container) {
        check(!container.promoted && !container.guaranteed, () -> "promoted " + container);
        check(container.registeredInCore, () -> "promoted before it is registered");
        container.promoted = true;
    }

    private static boolean isBusyStarting(AllocatorCore core) {
        return core.view().stream().mapToInt(GroupView::starting).sum() >= Balance.MOST_STARTS;
    }

    /** What has to hold after every event. */
    void checkAll(AllocatorCore core, Instant now) {
        hubMayBeLate(now);
        for (GroupView view : core.view()) {
            int group = group(view.name());
            same("outstanding", view.outstanding(), asked[group]);
            same("held", view.held(), held[group]);
            same("running", view.running(), live[group]);
            same("target", view.target(), target[group]);
            check(
                    asked[group] + held[group] <= Math.max(0, target[group] - live[group]),
                    () -> "more is under way in " + view + " than it needs");
            boolean isWaiting = view.gang().flatMap(GangView::askedAgain).isPresent();
            check(!isWaiting || asked[group] + held[group] == 0, () -> "does not wait with its gang: " + view);
            view.gang()
                    .flatMap(GangView::givenBack)
                    .ifPresent(at -> check(at.isAfter(now), () -> "should have been given back at " + at));
            check(view.missing() >= 0 && view.registered() <= view.running(), () -> "odd view " + view);
            check(
                    held[group] == 0
                            || !(hubKnown || hubExpected)
                            || view.gang().isPresent()
                            || isBusyStarting(core),
                    () -> "holds for nothing: " + view);
        }
        long ours = excluded.stream()
                .filter(host -> !settings.excludedHosts().contains(host))
                .count();
        check(ours <= machines / 3, () -> ours + " of " + machines + " machines excluded");
        checkGang();
    }

    private void checkGang() {
        if (gangLaunches && !gangStarted) {
            for (int group = 0; group < target.length; group++) {
                int needed = Math.min(settings.groups().get(group).minToStart(), target[group]);
                int there = live[group] + held[group];
                check(there >= needed, () -> "the gang began with " + there + " of " + needed);
            }
            gangStarted = true;
        }
    }

    private static void same(String what, int core, int truth) {
        check(core == truth, () -> what + " is " + core + ", in truth " + truth);
    }

    /** Counts everything anew: too dear to be done each time. */
    void audit(AllocatorCore core, Instant now) {
        int active = 0;
        int[] starting = new int[target.length];
        int[] registered = new int[target.length];
        for (SimulatedContainer each : containers.values()) {
            Instant heldAt = each.heldAt;
            check(
                    each.phase != HELD
                            || heldAt == null
                            || heldAt.plus(settings.grantHold()).isAfter(now),
                    () -> each + " is held since " + heldAt);
            boolean isTold = each.stopped || each.machineGoneTold;
            Instant giveUpAt = each.giveUpAt;
            check(
                    giveUpAt == null || isTold || !each.counted || giveUpAt.isAfter(now),
                    () -> each + " should have been given up at " + giveUpAt);
            active += each.counted && !isTold ? 1 : 0;
            if (each.counted && each.countedIn >= 0) {
                starting[each.countedIn] += isTold || each.everRegisteredInCore ? 0 : 1;
                registered[each.countedIn] += each.registeredInCore ? 1 : 0;
            }
        }
        same("live", core.live(), active);
        for (GroupView view : core.view()) {
            same("starting", view.starting(), starting[group(view.name())]);
            same("registered", view.registered(), registered[group(view.name())]);
        }
    }

    /** Whether as many executors live as are wanted, and nothing is on its way. */
    boolean isSettled() {
        return Arrays.equals(live, target)
                && Arrays.stream(asked).sum() == 0
                && Arrays.stream(held).sum() == 0
                && unplaced == 0;
    }
}
