package io.yarnsubmit.driver.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.api.ExecutorLoss.Cause;
import io.yarnsubmit.protocol.v1.InstanceOrder.Wanted;
import io.yarnsubmit.protocol.v1.InstanceState;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A cluster for a core, by chance, with what must always hold. */
final class SimulatedRoles {
    final List<String> trace = new ArrayList<>();
    final RolesCore core;
    private final Random random;
    private final RandomRoles plan;
    private final Map<String, RoleSpec> specs = new LinkedHashMap<>();
    private final Map<Integer, SimulatedExecutor> executors = new TreeMap<>();
    private final Map<String, Integer> totals = new HashMap<>();
    private final Map<InstanceId, Long> watched = new HashMap<>();
    private final Set<Long> started = new HashSet<>();
    private final Set<Integer> ended = new HashSet<>();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private int nextId = 1;
    private int decisions;
    private boolean endAsked;
    private boolean allEnded;

    SimulatedRoles(Random random, RandomRoles plan) {
        this.random = random;
        this.plan = plan;
        this.core = new RolesCore(plan.specs(), plan.rule(), 0);
        plan.specs().forEach(spec -> {
            specs.put(spec.name(), spec);
            totals.put(spec.name(), spec.count());
        });
        trace.add(plan.toString());
        apply("start", core.started(now));
    }

    /** Something happens. */
    void event(boolean unkind) {
        int dice = random.nextInt(unkind ? 100 : 60);
        if (dice < 10) {
            bring();
        } else if (dice < 22) {
            any(this::connect);
        } else if (dice < 40) {
            any(this::tell);
        } else if (dice < 50) {
            any(executor -> go(executor, unkind));
        } else if (dice < 55) {
            key();
        } else if (dice < 60) {
            pass(Duration.ofMillis(500 + random.nextInt(5_000)));
        } else if (dice < 70) {
            any(executor -> executor.connected = false);
        } else if (dice < 80) {
            any(executor -> lose(executor, plan.anyCause(random)));
        } else if (dice < 84) {
            any(this::giveUp);
        } else if (dice < 88) {
            scale();
        } else if (dice < 89 && random.nextInt(10) == 0) {
            endAsked = true;
            apply("end", core.endAsked(now));
        } else {
            any(executor -> go(executor, true));
        }
        loseThoseThatEnd(false);
        check();
    }

    private void any(java.util.function.Consumer<SimulatedExecutor> what) {
        List<SimulatedExecutor> alive =
                executors.values().stream().filter(executor -> executor.alive).toList();
        if (!alive.isEmpty()) {
            what.accept(alive.get(random.nextInt(alive.size())));
        }
    }

    /** The ApplicationMaster brings executors as long as there are too few. */
    private void bring() {
        totals.forEach((role, total) -> {
            long live = executors.values().stream()
                    .filter(each -> each.alive && each.role.equals(role) && !each.leaving && !ended.contains(each.id))
                    .count();
            if (live < total) {
                executors.put(nextId, new SimulatedExecutor(nextId, role));
                nextId++;
            }
        });
    }

    private void connect(SimulatedExecutor executor) {
        if (executor.alive && !executor.connected && !executor.leaving && !ended.contains(executor.id)) {
            executor.connected = true;
            executor.told = executor.state == null;
            apply("register " + executor.id, core.registered(executor.id, executor.role, "a", now));
        }
    }

    private void tell(SimulatedExecutor executor) {
        InstanceState.Builder state = executor.state;
        if (executor.connected && state != null && (!executor.told || random.nextInt(5) == 0)) {
            executor.told = true;
            InstanceState said = state.build();
            apply(
                    executor.id + " tells " + said.getPhase() + " " + said.getExitStatus(),
                    core.reported(executor.id, said, now));
        }
    }

    /** Its command goes on, or ends. */
    private void go(SimulatedExecutor executor, boolean unkind) {
        if (!executor.commandRuns) {
            return;
        }
        InstanceState.Builder end = InstanceState.newBuilder();
        if (executor.isStopping()) {
            executor.ended(end.setStopped(random.nextBoolean()).setExitStatus(random.nextInt(3)));
        } else if (executor.isAt(InstanceState.Phase.PHASE_RUNNING) && random.nextInt(3) > 0) {
            executor.state(InstanceState.Phase.PHASE_READY);
        } else if (unkind && plan.mayFail() && random.nextInt(3) == 0) {
            executor.ended(
                    random.nextInt(3) == 0
                            ? end.setProblem("not ready")
                            : end.setExitStatus(7).setPortTaken(random.nextInt(4) == 0));
        } else if (plan.ends(executor.order.instance())) {
            executor.ended(end);
        }
        trace.add(executor.id + " is " + executor.state.getPhase());
    }

    private void key() {
        watched.forEach((id, run) -> {
            if (random.nextBoolean()) {
                apply("key of " + id, core.keyPresent(id, run, now));
            }
        });
    }

    private void lose(SimulatedExecutor executor, Cause cause) {
        if (executor.alive) {
            executor.alive = false;
            executor.commandRuns = false;
            apply(
                    "lost " + executor.id + " " + cause,
                    core.lost(
                            new ExecutorLoss(executor.id, executor.role, "a", cause, OptionalInt.empty(), "lost"),
                            now));
        }
    }

    private void giveUp(SimulatedExecutor executor) {
        executor.connected = false;
        executor.leaving = true;
        apply("leaving " + executor.id, core.leaving(executor.id, now));
    }

    private void loseThoseThatEnd(boolean all) {
        for (SimulatedExecutor executor : List.copyOf(executors.values())) {
            if ((executor.leaving || ended.contains(executor.id)) && (all || random.nextInt(4) == 0)) {
                lose(executor, Cause.OURS);
            }
        }
    }

    private void scale() {
        RoleSpec spec = plan.specs().get(random.nextInt(plan.specs().size()));
        int total = 1 + random.nextInt(4);
        apply("scale " + spec.name() + " to " + total, core.targetChanged(spec.name(), total, now));
    }

    private void pass(Duration time) {
        now = now.plus(time);
        apply("after " + time, core.tick(now));
    }

    /** From now on nothing breaks, and what may end, ends. */
    void settle() {
        for (int round = 0; round < 400 && !allEnded; round++) {
            if (!plan.decides() && round == 300) {
                apply("end", core.endAsked(now));
                endAsked = true;
            }
            loseThoseThatEnd(true);
            bring();
            List.copyOf(executors.values()).stream().filter(each -> each.alive).forEach(this::connect);
            List.copyOf(executors.values()).forEach(this::tell);
            executors.values().forEach(executor -> go(executor, false));
            List.copyOf(executors.values()).forEach(this::tell);
            Map.copyOf(watched).forEach((id, run) -> apply("key of " + id, core.keyPresent(id, run, now)));
            pass(Duration.ofSeconds(31));
            check();
        }
        assertThat(allEnded).as("all ended").isTrue();
        assertThat(decisions)
                .isEqualTo(plan.decides() && !endAsked ? 1 : core.decision().isPresent() ? 1 : 0);
        assertThat(executors.values()).noneMatch(executor -> executor.commandRuns);
        if (!plan.mayFail()) {
            core.decision().ifPresent(made -> assertThat(made.success()).isTrue());
        }
    }

    private void apply(String event, List<RolesAction> actions) {
        trace.add(event);
        for (RolesAction action : actions) {
            if (!(action instanceof RolesAction.Report)) {
                trace.add("  " + action);
            }
            apply(action);
        }
    }

    private void apply(RolesAction action) {
        if (action instanceof RolesAction.SendOrder order) {
            SimulatedExecutor executor = executors.get(order.executorId());
            assertThat(ended).as("ended executors").doesNotContain(order.executorId());
            assertThat(executor.leaving).isFalse();
            if (order.wanted() != Wanted.WANTED_STOPPED) {
                assertThat(decisions > 0 || endAsked).as("over").isFalse();
            }
            if (order.wanted() == Wanted.WANTED_RUNNING) {
                starts(order);
            }
            if (executor.connected) {
                executor.ordered(order);
            }
        } else if (action instanceof RolesAction.EndExecutor end) {
            assertThat(ended.add(end.executorId())).isTrue();
            assertThat(executors.get(end.executorId()).commandRuns).isFalse();
            assertThat(decisions).isZero();
        } else if (action instanceof RolesAction.SetExecutors set) {
            totals.put(set.role(), set.total());
        } else if (action instanceof RolesAction.WatchKey watch) {
            watched.put(watch.instance(), watch.run());
        } else if (action instanceof RolesAction.Decided) {
            decisions++;
            assertThat(endAsked).isFalse();
        } else if (action instanceof RolesAction.AllEnded) {
            assertThat(allEnded).isFalse();
            allEnded = true;
        }
    }

    /** What it needs is there when it is told for the first time. */
    private void starts(RolesAction.SendOrder order) {
        if (!started.add(order.run())) {
            return;
        }
        RoleSpec spec = specs.get(order.instance().role());
        for (String before : spec.after()) {
            members(before)
                    .forEach(view -> assertThat(view.phase())
                            .isIn(InstanceStatus.Phase.PHASE_READY, InstanceStatus.Phase.PHASE_SUCCEEDED));
        }
        for (PeerNeed need : plan.needs().getOrDefault(spec.name(), List.of())) {
            members(need.role()).stream()
                    .filter(view -> need.index().isEmpty()
                            || need.index().getAsInt() == view.id().index())
                    .forEach(view ->
                            assertThat(view.ports()).as("ports of " + view).isNotEmpty());
        }
    }

    private List<InstanceView> members(String role) {
        return core.instances(role, now).stream()
                .filter(view -> view.id().index() < core.count(role))
                .toList();
    }

    /** What must always hold. */
    private void check() {
        Map<InstanceId, Integer> running = new HashMap<>();
        for (SimulatedExecutor executor : executors.values()) {
            if (executor.commandRuns) {
                InstanceId id = executor.order.instance();
                assertThat(running.put(id, executor.id))
                        .as("another runs " + id)
                        .isNull();
            }
        }
        Set<Integer> held = new HashSet<>();
        for (RoleSpec spec : plan.specs()) {
            for (InstanceView view : core.instances(spec.name(), now)) {
                if (view.executorId() >= 0) {
                    assertThat(held.add(view.executorId())).isTrue();
                    assertThat(executors.get(view.executorId()).role).isEqualTo(spec.name());
                }
            }
            if (decisions == 0 && !endAsked) {
                assertThat(core.executors(spec.name())).isBetween(0, core.count(spec.name()));
            }
        }
        running.forEach((id, executor) -> assertThat(held).contains(executor));
    }
}
