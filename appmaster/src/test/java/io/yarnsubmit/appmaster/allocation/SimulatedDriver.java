package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.appmaster.allocation.SimulatedContainer.Phase.OVER;
import static io.yarnsubmit.appmaster.allocation.SimulatedContainer.Phase.RUNS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The driver of a {@link SimulatedWorld}, and its executors as far as they deal with it. It may drain slowly, or never. */
final class SimulatedDriver {
    private final SimulatedWorld world;
    private final List<GroupRules> groups;
    final boolean drains;
    private final Map<Integer, SimulatedContainer> connected = new TreeMap<>();
    private final Map<String, Integer> wanted = new LinkedHashMap<>();
    private long generation;
    /** What the core of this attempt has heard. */
    private long generationTold;

    private int highestHeard;

    SimulatedDriver(SimulatedWorld world, List<GroupRules> groups, boolean drains) {
        this.world = world;
        this.groups = groups;
        this.drains = drains;
        groups.forEach(group -> wanted.put(group.name(), group.initialTarget()));
    }

    /** A new ApplicationMaster has heard nothing yet. */
    void unheard() {
        generationTold = 0;
    }

    /** Another driver takes its place. */
    void replaced() {
        connected.clear();
        generation = 0;
        highestHeard = 0;
        groups.forEach(group -> wanted.put(group.name(), group.initialTarget()));
    }

    /** A generation that is not new. */
    long oldGeneration() {
        return Math.min(generation, generationTold);
    }

    void heardOfStart(int executor) {
        highestHeard = Math.max(highestHeard, executor);
    }

    void heardOfLoss(int executor) {
        connected.remove(executor);
    }

    /** Its connection is gone, and nobody says so. */
    void loses(SimulatedContainer container) {
        connected.remove(container.executor, container);
    }

    boolean isConnected(SimulatedContainer container) {
        return connected.get(container.executor) == container;
    }

    void register(SimulatedContainer container) {
        if (container.orphaned || world.ledger.toldLost.contains(container.executor)) {
            return;
        }
        connected.put(container.executor, container);
        highestHeard = Math.max(highestHeard, container.executor);
        tellRegistered(container);
    }

    private void tellRegistered(SimulatedContainer container) {
        boolean isFormer = container.executor / SimulatedWorld.IDS_OF_AN_ATTEMPT != world.attempt() - 1;
        if (isFormer && !container.counted && !container.released && !container.claimIsOver) {
            container.claimedAt = world.now();
            world.ledger.count(container, container.group);
        } else if (container.counted && container.countedIn < 0) {
            world.ledger.place(container, container.group);
        }
        container.giveUpAt = null;
        container.registeredInCore = container.counted;
        container.everRegisteredInCore |= container.counted;
        world.happened(
                "registered " + container,
                world.core()
                        .registered(
                                container.executor,
                                container.id,
                                groups.get(container.group).name(),
                                container.machine.host,
                                true,
                                world.now()));
    }

    void disconnect(SimulatedContainer container) {
        if (connected.remove(container.executor, container)) {
            container.registeredInCore = false;
            world.happened(
                    "disconnected " + container,
                    world.core()
                            .registered(
                                    container.executor,
                                    container.id,
                                    groups.get(container.group).name(),
                                    container.machine.host,
                                    false,
                                    world.now()));
        }
    }

    void exits(SimulatedContainer container, int status, boolean isHeardFirst) {
        container.phase = OVER;
        container.exitStatus = status;
        world.ledger.toComplete.add(container);
        if (isHeardFirst) {
            disconnect(container);
        } else {
            connected.remove(container.executor, container);
        }
    }

    void wants(int a, int b) {
        for (GroupRules group : groups) {
            if (groups.size() == 1 || a % 3 != groups.indexOf(group)) {
                int most = group.initialTarget() > 8 ? 200 : 8;
                wanted.put(group.name(), (b / (1 + groups.indexOf(group))) % most);
            }
        }
        generation++;
        if (world.ledger.hubKnown) {
            tellTargets();
        }
    }

    private void tellTargets() {
        if (generation > generationTold) {
            generationTold = generation;
            wanted.forEach((name, total) -> world.ledger.target[world.ledger.group(name)] = total);
        }
        world.happened("targets " + generation + " " + wanted, world.core().targets(generation, wanted, world.now()));
    }

    /** @param elsewhere its hub is not where it was expected */
    void links(boolean elsewhere) {
        if (elsewhere && world.ledger.hubExpected && !world.ledger.hubKnown) {
            world.hubMoves();
        }
        if (!world.ledger.hubKnown && world.attempt() > 1) {
            world.ledger.quietUntil = world.now().plusSeconds(2);
            world.ledger.expectLeftovers(world.now());
        }
        world.ledger.hubKnown(world.now());
        world.happened("hub known, highest id " + highestHeard, world.core().hubKnown(highestHeard, world.now()));
        if (generation > 0) {
            tellTargets();
        }
        List.copyOf(connected.values()).forEach(this::tellRegistered);
    }

    void stops(SimulatedContainer container) {
        if (world.ledger.hubKnown) {
            world.happened("driver stops " + container, world.core().stopExecutor(container.executor, "", world.now()));
        }
    }

    void drains(int b) {
        if (drains && !world.ledger.draining.isEmpty()) {
            SimulatedContainer container =
                    connected.get(world.ledger.draining.remove(b % world.ledger.draining.size()));
            if (container != null && b % 2 == 0) {
                stops(container);
            } else if (container != null && container.phase == RUNS) {
                exits(container, 0, true);
            }
        }
    }

    /** One that runs though the target is lower. */
    boolean givesBack() {
        int[] there = new int[groups.size()];
        for (SimulatedContainer each : connected.values()) {
            if (each.phase == RUNS
                    && ++there[each.group] > wanted.get(groups.get(each.group).name())) {
                exits(each, 0, true);
                return true;
            }
        }
        return false;
    }
}
