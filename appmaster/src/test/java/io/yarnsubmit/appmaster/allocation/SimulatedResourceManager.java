package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.appmaster.allocation.SimulatedContainer.Phase.ON_ITS_WAY;
import static io.yarnsubmit.appmaster.allocation.SimulatedContainer.Phase.OVER;
import static io.yarnsubmit.appmaster.allocation.SimulationLedger.check;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ResourceManager of a {@link SimulatedWorld}: hears late what is asked for, grants it oddly, and takes it back. */
final class SimulatedResourceManager {
    private final SimulatedWorld world;
    private final List<GroupRules> groups;
    private final List<SimulatedMachine> machines;
    private final List<SimulatedContainer> alive;
    /** Per group, what it thinks is asked for. */
    private final int[] pending;

    private Set<String> excluded = Set.of();
    private int nextContainer = 1;

    /** @param alive the world's containers, to which it adds */
    SimulatedResourceManager(
            SimulatedWorld world,
            List<GroupRules> groups,
            List<SimulatedMachine> machines,
            List<SimulatedContainer> alive) {
        this.world = world;
        this.groups = groups;
        this.machines = machines;
        this.alive = alive;
        pending = new int[groups.size()];
    }

    /** It counts absolute numbers again. */
    void asksAgain() {
        for (int group = 0; group < pending.length; group++) {
            pending[group] = world.ledger.asked[group];
            world.ledger.changed[group] = false;
        }
    }

    /** The ApplicationMaster that asked is gone. */
    void forgetsAsks() {
        Arrays.fill(pending, 0);
    }

    void hears() {
        for (int group = 0; group < pending.length; group++) {
            if (world.ledger.changed[group]) {
                // An absolute number, which counts what is on its way once more.
                pending[group] = world.ledger.asked[group];
                world.ledger.changed[group] = false;
            }
        }
        excluded = Set.copyOf(world.ledger.excluded);
    }

    void grants(int a, int b) {
        for (int group = 0; group < pending.length; group++) {
            int some = pending[group] > 20 ? pending[group] / 2 : Math.min(pending[group], 1 + b % 3);
            int count = b == SimulatedWorld.ALL ? pending[group] : some;
            pending[group] -= count;
            for (int i = 0; i < count; i++) {
                place(group, a + i, b == SimulatedWorld.ALL ? 0 : b + i);
            }
        }
        if (b % 50 == 0) {
            // Of an attempt long ago, or of nobody.
            SimulatedContainer stray = grant(0, "nobody", machines.get(a % machines.size()), true);
            stray.phase = ON_ITS_WAY;
        }
    }

    private void place(int group, int a, int b) {
        for (int i = 0; i < machines.size(); i++) {
            SimulatedMachine machine = machines.get((a + i) % machines.size());
            boolean isWrong = b % 40 == 1;
            if (isWrong || (machine.state == Machine.State.RUNNING && !excluded.contains(machine.host))) {
                grant(group, groups.get(group).name(), machine, b % 30 != 2);
                return;
            }
        }
        pending[group]++;
    }

    private SimulatedContainer grant(int group, String groupTold, SimulatedMachine machine, boolean fits) {
        SimulatedContainer container =
                new SimulatedContainer("c" + nextContainer, group, groupTold, machine, fits, nextContainer % 3 != 0);
        nextContainer++;
        world.ledger.containers.put(container.id, container);
        alive.add(container);
        return container;
    }

    void tellsHeadroom(int memoryMib) {
        for (int group = 0; group < groups.size(); group++) {
            int fits = Math.min(memoryMib / groups.get(group).memoryMib(), memoryMib / 1024);
            world.ledger.limit[group] = Math.max(50, 2L * fits);
        }
        int known = (int) machines.stream()
                .filter(each -> each.state != Machine.State.GONE)
                .count();
        world.ledger.machines = known;
        Headroom headroom = new Headroom(memoryMib, memoryMib / 1024, known);
        world.happened("headroom " + headroom, world.core().headroom(headroom, world.now()));
        check(world.core().headroom(headroom, world.now()).isEmpty(), () -> "no news, and yet something is done");
    }

    void preempts(int a, int b) {
        Map<Boolean, Set<String>> named = new HashMap<>(Map.of(true, new HashSet<>(), false, new HashSet<>()));
        long memoryMib = 0;
        for (int i = 0; i < Math.min(alive.size(), 1 + b % 8); i++) {
            SimulatedContainer each = alive.get((a + i) % alive.size());
            if (each.phase != ON_ITS_WAY
                    && each.phase != OVER
                    && named.get(b % 3 == 0).add(each.id)
                    && b % 3 != 0) {
                memoryMib += i % 2 == 0 ? groups.get(each.group).memoryMib() : 0;
            }
        }
        PreemptionNotice notice =
                new PreemptionNotice(named.get(true), named.get(false), memoryMib, Duration.ofSeconds(b % 20));
        world.happened("preemption " + notice, world.core().preemption(notice, world.now()));
        check(world.core().preemption(notice, world.now()).isEmpty(), () -> "a repeated notice says something new");
    }
}
