package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.appmaster.allocation.SimulatedContainer.Phase.HELD;
import static io.yarnsubmit.appmaster.allocation.SimulatedContainer.Phase.LAUNCHED;
import static io.yarnsubmit.appmaster.allocation.SimulatedContainer.Phase.ON_ITS_WAY;
import static io.yarnsubmit.appmaster.allocation.SimulatedContainer.Phase.OVER;
import static io.yarnsubmit.appmaster.allocation.SimulatedContainer.Phase.RUNS;
import static io.yarnsubmit.appmaster.allocation.SimulationLedger.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A cluster, its machines, executors and a driver, as unkind as real ones: grants come late, twice, in the wrong place, too
 * small or for nobody; machines and the ResourceManager go and come back; attempts follow each other. What happens is told by
 * {@link SimulationStep}s; what the core answers goes into the {@link SimulationLedger}.
 */
final class SimulatedWorld {
    static final int IDS_OF_AN_ATTEMPT = 100_000;
    private static final List<Integer> STATUSES = List.of(0, 1, 3, 52, 127, 137, 143, -103, -104, -101, -109, -1000);
    private static final Duration QUIET_STEP = Duration.ofSeconds(20);

    static final int ALL = -1;
    private static final int LONGEST_LINE = 400;

    private final long seed;
    private final boolean keepsTrace;
    final List<String> trace = new ArrayList<>();
    private final List<GroupRules> groups;
    private final List<SimulatedMachine> machines = new ArrayList<>();
    private final Set<String> userExcludes;
    /** Cluster mode: where the hub is going to be is known before the driver has begun. */
    private final boolean expectsHub;

    final SimulationLedger ledger;
    private final List<SimulatedContainer> alive = new ArrayList<>();
    private final List<SimulatedContainer> unnamed = new ArrayList<>();
    private final SimulatedResourceManager resourceManager;
    private final SimulatedDriver driver;

    private AllocatorCore core;
    private int attempt = 1;
    private Instant now = Instant.EPOCH;
    int events;

    SimulatedWorld(long seed, boolean keepsTrace) {
        this.seed = seed;
        this.keepsTrace = keepsTrace;
        Random random = new Random(seed);
        groups = TestSettings.groups(random);
        int count = 3 + random.nextInt(10);
        for (int i = 0; i < count; i++) {
            SimulatedMachine machine = new SimulatedMachine("h" + i);
            machine.mute = random.nextInt(12) == 0;
            machines.add(machine);
        }
        userExcludes = random.nextInt(4) == 0 ? Set.of("h0") : Set.of();
        driver = new SimulatedDriver(this, groups, random.nextInt(4) != 0);
        expectsHub = random.nextBoolean();
        ledger = new SimulationLedger(settings());
        resourceManager = new SimulatedResourceManager(this, groups, machines, alive);
        core = new AllocatorCore(settings(), new Random(seed));
    }

    private AllocatorSettings settings() {
        return new AllocatorSettings(
                groups,
                seed % 5 == 0 ? 10 : 1000,
                Duration.ofMinutes(20),
                2,
                Duration.ofMinutes(10),
                userExcludes,
                Duration.ofSeconds(60),
                Duration.ofSeconds(90),
                Duration.ofSeconds(100),
                Duration.ofMinutes(4),
                Duration.ofSeconds(80),
                (attempt - 1) * IDS_OF_AN_ATTEMPT + 1);
    }

    AllocatorCore core() {
        return core;
    }

    Instant now() {
        return now;
    }

    int attempt() {
        return attempt;
    }

    void begin() {
        if (expectsHub && attempt == 1) {
            ledger.hubExpected = true;
            happened("hub expected", core.hubExpected(now));
        }
        happened("begin", core.begin(now));
    }

    void apply(SimulationStep step) {
        advance(now.plusMillis(step.millis()));
        int a = step.a();
        int b = step.b();
        switch (step.kind()) {
            case RM_HEARS -> resourceManager.hears();
            case RM_GRANTS -> resourceManager.grants(a, b);
            case RM_DELIVERS -> rmDelivers(a);
            case RM_DELIVERS_AGAIN ->
                one(a, each -> each.counted || each.phase == HELD).ifPresent(each -> granted(List.of(each)));
            case RM_COMPLETES -> rmCompletes(a);
            case RM_EXPIRES ->
                one(a, each -> each.phase == HELD || each.phase == LAUNCHED)
                        .ifPresent(each -> endsInCluster(each, -100));
            case RM_TELLS_HEADROOM -> resourceManager.tellsHeadroom(b % 3 == 0 ? 0 : b % 40_000);
            case RM_PREEMPTS -> resourceManager.preempts(a, b);
            case RM_KILLS -> one(a, each -> each.phase == RUNS).ifPresent(each -> endsInCluster(each, -102));
            case RM_RESTARTS -> rmRestarts();
            case MACHINE_GONE -> machineGone(a, b);
            case MACHINE_LEAVES -> machineLeaves(a, b);
            case MACHINE_BACK -> machineBack(a);
            case START_ACCEPTED ->
                one(a, each -> each.phase == LAUNCHED && !each.machine.mute).ifPresent(this::startAccepted);
            case START_FAILED -> one(a, each -> each.phase == LAUNCHED).ifPresent(this::startFailed);
            case EXECUTOR_REGISTERS ->
                one(a, each -> each.phase == RUNS && ledger.hubKnown && each.executor > 0 && !driver.isConnected(each))
                        .ifPresent(driver::register);
            case EXECUTOR_DISCONNECTS -> one(a, driver::isConnected).ifPresent(driver::disconnect);
            case EXECUTOR_EXITS ->
                one(a, each -> each.phase == RUNS)
                        .ifPresent(each -> driver.exits(each, STATUSES.get(b % STATUSES.size()), b % 2 == 0));
            case DRIVER_WANTS -> driver.wants(a, b);
            case DRIVER_REPEATS_OLD_TARGETS ->
                happened("old targets", core.targets(driver.oldGeneration(), Map.of("a", 1 + b % 50), now));
            case DRIVER_LINKS -> driver.links(b % 4 == 0);
            case DRIVER_STOPS -> one(a, driver::isConnected).ifPresent(driver::stops);
            case DRIVER_DRAINS -> driver.drains(b);
            case DRIVER_GIVES_BACK -> driver.givesBack();
            case TICK -> happened("tick", core.tick(now));
            case AM_DIES -> amDies(a, b);
        }
        if (events % 64 == 0) {
            ledger.audit(core, now);
        }
    }

    /** Time goes on as for the shell: each deadline is kept. */
    private void advance(Instant until) {
        for (int turns = 0; ; turns++) {
            Optional<Instant> deadline = core.nextDeadline(now);
            if (deadline.isEmpty() || deadline.get().isAfter(until)) {
                break;
            }
            int sofar = turns;
            check(sofar < 10_000, () -> "the deadline " + deadline.get() + " comes again and again at " + now);
            now = deadline.get().isAfter(now) ? deadline.get() : now;
            happened("deadline", core.tick(now));
        }
        now = until;
        for (SimulatedMachine machine : machines) {
            if (machine.leavesAt != null && !now.isBefore(machine.leavesAt)) {
                machine.leavesAt = null;
                for (SimulatedContainer each : alive) {
                    check(
                            each.machine != machine || !each.counted || each.stopped || each.machineGoneTold,
                            () -> each + " was not stopped though its machine goes");
                }
            }
        }
    }

    private Optional<SimulatedContainer> one(int a, Predicate<SimulatedContainer> which) {
        int size = alive.size();
        for (int i = 0; i < size; i++) {
            SimulatedContainer each = alive.get((a + i) % size);
            if (which.test(each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    // ---- the ResourceManager

    private void rmDelivers(int a) {
        List<SimulatedContainer> onTheirWay =
                alive.stream().filter(each -> each.phase == ON_ITS_WAY).toList();
        if (!onTheirWay.isEmpty()) {
            granted(onTheirWay.subList(0, a == ALL ? onTheirWay.size() : 1 + a % onTheirWay.size()));
        }
    }

    private void granted(List<SimulatedContainer> containers) {
        for (SimulatedContainer each : containers) {
            if (each.phase == ON_ITS_WAY) {
                each.phase = HELD;
                each.heldAt = now;
                each.namedByRm = true;
                // One of nobody goes back at once.
                ledger.held[each.group]++;
            }
        }
        happened(
                "granted " + containers,
                core.granted(
                        containers.stream()
                                .map(each -> each.grant(each.groupTold))
                                .toList(),
                        now));
    }

    private void rmCompletes(int a) {
        List<SimulatedContainer> queue = ledger.toComplete;
        if (!queue.isEmpty()) {
            complete(queue.remove(a % queue.size()));
        }
    }

    private void complete(SimulatedContainer container) {
        alive.remove(container);
        unnamed.remove(container);
        container.completionToldToCore = true;
        ledger.uncount(container);
        happened(
                "completed " + container + " " + container.exitStatus,
                core.completed(container.id, container.exitStatus, "", now));
        driver.loses(container);
    }

    private void endsInCluster(SimulatedContainer container, int status) {
        if (container.phase == HELD) {
            ledger.held[container.group]--;
        }
        container.phase = OVER;
        container.exitStatus = status;
        driver.disconnect(container);
        complete(container);
    }

    private void rmRestarts() {
        resourceManager.asksAgain();
        List<SimulatedContainer> named = List.copyOf(alive);
        for (SimulatedContainer each : named) {
            if (each.phase == ON_ITS_WAY && each.id.hashCode() % 2 == 0) {
                alive.remove(each);
                each.phase = OVER;
            }
        }
        leftovers(named.stream().filter(each -> each.phase != ON_ITS_WAY).toList());
    }

    /** Some of them are known, some have been given back, some are of a former attempt. */
    private void leftovers(List<SimulatedContainer> named) {
        List<Grant> said = new ArrayList<>();
        for (SimulatedContainer each : named) {
            boolean isComing = each.phase == OVER && each.released && !each.silent && !each.completionToldToCore;
            if (each.phase != OVER || isComing) {
                String group = each.id.hashCode() % 4 == 0
                        ? ""
                        : groups.get(each.group).name();
                said.add(each.grant(group));
                nameLeftover(each, group);
            }
        }
        happened("leftovers " + said.stream().map(Grant::container).toList(), core.leftovers(said, now));
    }

    private void nameLeftover(SimulatedContainer container, String group) {
        unnamed.remove(container);
        if (container.counted) {
            container.namedByRm = true;
        } else if (container.released) {
            container.released = false;
        } else if (container.phase != HELD && attempt > 1 && !container.claimIsOver) {
            container.namedByRm = true;
            ledger.count(container, group.isEmpty() ? -1 : container.group);
            container.giveUpAt = ledger.hubKnown ? now.plus(ledger.settings.adoptionTimeout()) : null;
        }
    }

    // ---- machines

    private void machineGone(int a, int b) {
        SimulatedMachine machine = machines.get(a % machines.size());
        long running = machines.stream()
                .filter(each -> each.state == Machine.State.RUNNING)
                .count();
        if (machine.state == Machine.State.GONE || running < 2) {
            return;
        }
        machine.state = Machine.State.GONE;
        machine.leavesAt = null;
        machine.leaves = false;
        for (SimulatedContainer each : List.copyOf(alive)) {
            if (each.machine == machine) {
                if (each.phase == LAUNCHED || each.phase == RUNS) {
                    each.phase = OVER;
                    each.silent = b % 3 == 0;
                    if (!each.silent) {
                        ledger.toComplete.add(each);
                    }
                    driver.loses(each);
                }
                each.machineGoneTold |= each.counted;
                each.goneAt = each.counted && each.goneAt == null ? now : each.goneAt;
            }
        }
        happened(machine.host + " is gone", core.machines(List.of(news(machine, Duration.ZERO)), now));
        for (SimulatedContainer each : alive) {
            check(
                    each.machine != machine
                            || !each.counted
                            || each.countedIn < 0
                            || !isIdentifiedInCore(each)
                            || ledger.toldLost.contains(each.executor),
                    () -> each + " was lost with its machine, and nobody says so");
        }
    }

    private boolean isIdentifiedInCore(SimulatedContainer container) {
        return container.executor / IDS_OF_AN_ATTEMPT == attempt - 1 || container.everRegisteredInCore;
    }

    private void machineLeaves(int a, int b) {
        SimulatedMachine machine = machines.get(a % machines.size());
        if (machine.state != Machine.State.GONE) {
            machine.state = Machine.State.DECOMMISSIONING;
            machine.leaves = true;
            Duration within = Duration.ofSeconds(5 + b % 200);
            machine.leavesAt = now.plus(within).plusSeconds(5);
            happened(machine.host + " leaves in " + within, core.machines(List.of(news(machine, within)), now));
        }
    }

    private void machineBack(int a) {
        SimulatedMachine machine = machines.get(a % machines.size());
        if (machine.state != Machine.State.RUNNING) {
            machine.state = Machine.State.RUNNING;
            machine.leavesAt = null;
            machine.leaves = false;
            happened(machine.host + " is back", core.machines(List.of(news(machine, Duration.ZERO)), now));
        }
    }

    private static Machine news(SimulatedMachine machine, Duration within) {
        return new Machine(machine.host, machine.state, within);
    }

    // ---- executors

    private void startAccepted(SimulatedContainer container) {
        container.phase = RUNS;
        ledger.started(container, now);
        happened("start accepted " + container, core.startAccepted(container.id, now));
    }

    /** The driver has not got the port that executors were told. */
    void hubMoves() {
        List<SimulatedContainer> misled = alive.stream()
                .filter(each -> each.counted && (each.phase == LAUNCHED || each.phase == RUNS))
                .toList();
        happened("hub moved", core.hubMoved(now));
        misled.forEach(each -> check(each.stopped, () -> each + " waits at the wrong address"));
    }

    private void startFailed(SimulatedContainer container) {
        container.phase = OVER;
        container.released = false;
        if (container.counted && !container.stopped && !container.machineGoneTold) {
            ledger.uncount(container);
        }
        if (!container.stopped) {
            ledger.toComplete.add(container);
        }
        happened("start failed " + container, core.startFailed(container.id, "no", now));
    }

    /** The next attempt begins; in client mode with the driver that was there, in cluster mode with a new one. */
    private void amDies(int a, int b) {
        if (attempt == 4) {
            return;
        }
        attempt++;
        ledger.newAttempt();
        ledger.quietUntil = now.plusSeconds(10);
        ledger.draining.clear();
        resourceManager.forgetsAsks();
        driver.unheard();
        for (SimulatedMachine machine : machines) {
            machine.leaves = false;
            machine.leavesAt = null;
        }
        for (SimulatedContainer each : List.copyOf(alive)) {
            boolean isLost = each.phase == ON_ITS_WAY
                    || each.phase == HELD
                    || (each.phase == LAUNCHED && each.executor % 2 == 0)
                    || (each.phase == OVER && !ledger.toComplete.contains(each));
            if (isLost) {
                alive.remove(each);
                each.phase = OVER;
            } else if (each.phase == LAUNCHED) {
                each.phase = RUNS;
            }
        }
        unnamed.clear();
        alive.stream().filter(each -> each.phase == RUNS).forEach(unnamed::add);
        if (b % 3 == 0) {
            driver.replaced();
            unnamed.forEach(each -> each.orphaned = a % 2 == 0);
        }
        core = new AllocatorCore(settings(), new Random(seed + attempt));
        begin();
        // The rest is told when their machines have registered again.
        leftovers(List.copyOf(unnamed.subList(0, a % (unnamed.size() + 1))));
    }

    // ---- the end

    /** Nothing bad happens any more, and everything is answered: what runs is what is wanted, and nothing is left over. */
    void settle() {
        for (int i = 0; i < machines.size(); i++) {
            machines.get(i).mute = false;
            machineBack(i);
        }
        resourceManager.tellsHeadroom(4_000_000);
        driver.links(false);
        int quiet = 0;
        for (int round = 0; quiet < 8 && round < 400; round++) {
            int before = events;
            advance(now.plus(QUIET_STEP));
            int deadlines = events - before;
            settleOnce();
            boolean isIdle = events - before == deadlines && ledger.isSettled();
            quiet = isIdle ? quiet + 1 : 0;
        }
        ledger.audit(core, now);
        check(
                ledger.failed || ledger.isSettled(),
                () -> "does not come to rest: " + core.view() + ", unplaced " + ledger.unplaced + ", next "
                        + core.nextDeadline(now));
        for (SimulatedContainer each : ledger.containers.values()) {
            check(ledger.failed || !each.counted || each.registeredInCore, () -> each + " is nobody's");
            check(each.phase != HELD, () -> each + " is neither used nor given back");
        }
    }

    private void settleOnce() {
        if (!unnamed.isEmpty()) {
            leftovers(List.copyOf(unnamed));
        }
        resourceManager.hears();
        resourceManager.grants(events, ALL);
        rmDelivers(ALL);
        for (SimulatedContainer each : List.copyOf(alive)) {
            if (each.phase == LAUNCHED) {
                startAccepted(each);
            }
            if (each.phase == RUNS && each.executor > 0 && !driver.isConnected(each)) {
                driver.register(each);
            }
        }
        while (!ledger.draining.isEmpty() && driver.drains) {
            driver.drains(events);
        }
        while (driver.givesBack()) {
            // One after the other.
        }
        while (!ledger.toComplete.isEmpty()) {
            rmCompletes(0);
        }
    }

    void happened(String event, List<AllocatorAction> actions) {
        events++;
        if (keepsTrace) {
            String line = now + " " + event + " -> " + actions;
            trace.add(line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...");
        }
        for (AllocatorAction action : actions) {
            ledger.carryOut(action, now);
            if (action instanceof AllocatorAction.TellLost lost) {
                driver.heardOfLoss(lost.executorId());
            } else if (action instanceof AllocatorAction.TellStarted told) {
                driver.heardOfStart(told.executorId());
            }
        }
        ledger.checkAll(core, now);
    }
}
