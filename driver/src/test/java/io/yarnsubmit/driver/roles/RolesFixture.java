package io.yarnsubmit.driver.roles;

import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.protocol.v1.InstanceState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Plays executors for a core, and writes down what it wants, one line for each action but reports. */
final class RolesFixture {
    final RolesCore core;
    Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final Map<Integer, RolesAction.SendOrder> orders = new TreeMap<>();
    private final List<String> trace = new ArrayList<>();

    RolesFixture(SuccessRule rule, RoleSpecs... roles) {
        core = new RolesCore(Stream.of(roles).map(RoleSpecs::spec).toList(), rule, 0);
        core.started(now);
    }

    List<String> registered(int executor, String role) {
        return lines(core.registered(executor, role, "host" + executor, now));
    }

    List<String> prepared(int executor) {
        return report(
                executor,
                InstanceState.newBuilder()
                        .setPhase(InstanceState.Phase.PHASE_PREPARED)
                        .putPorts("p", 20_000 + executor));
    }

    List<String> running(int executor) {
        return report(executor, InstanceState.newBuilder().setPhase(InstanceState.Phase.PHASE_RUNNING));
    }

    List<String> ready(int executor) {
        return report(executor, InstanceState.newBuilder().setPhase(InstanceState.Phase.PHASE_READY));
    }

    List<String> exited(int executor, int status) {
        return report(
                executor,
                InstanceState.newBuilder()
                        .setPhase(InstanceState.Phase.PHASE_ENDED)
                        .setExitStatus(status));
    }

    List<String> stopped(int executor) {
        return report(
                executor,
                InstanceState.newBuilder()
                        .setPhase(InstanceState.Phase.PHASE_ENDED)
                        .setExitStatus(143)
                        .setStopped(true));
    }

    List<String> portTaken(int executor) {
        return report(
                executor,
                InstanceState.newBuilder()
                        .setPhase(InstanceState.Phase.PHASE_ENDED)
                        .setExitStatus(1)
                        .setPortTaken(true));
    }

    List<String> report(int executor, InstanceState.Builder state) {
        RolesAction.SendOrder order = orders.get(executor);
        return lines(core.reported(
                executor, state.setRun(order == null ? -1 : order.run()).build(), now));
    }

    List<String> lost(int executor, ExecutorLoss.Cause cause) {
        return lines(core.lost(
                new ExecutorLoss(
                        executor,
                        "",
                        "host" + executor,
                        cause,
                        cause == ExecutorLoss.Cause.PROGRAM ? OptionalInt.of(9) : OptionalInt.empty(),
                        "its executor is lost"),
                now));
    }

    List<String> leaving(int executor) {
        return lines(core.leaving(executor, now));
    }

    List<String> scaled(String role, int total) {
        return lines(core.targetChanged(role, total, now));
    }

    List<String> endAsked() {
        return lines(core.endAsked(now));
    }

    List<String> after(Duration time) {
        now = now.plus(time);
        return lines(core.tick(now));
    }

    List<String> key(String role, int index) {
        InstanceView view = view(role, index);
        return lines(core.keyPresent(view.id(), view.run(), now));
    }

    InstanceView view(String role, int index) {
        return core.instances(role, now).stream()
                .filter(view -> view.id().index() == index)
                .findFirst()
                .orElseThrow();
    }

    String shown(String role, int index) {
        InstanceView view = view(role, index);
        return view.phase().name().substring("PHASE_".length()).toLowerCase(Locale.ROOT)
                + (view.message().isEmpty() ? "" : ": " + view.message());
    }

    /** Registers, prepares and starts executors. */
    void runs(String role, int... executors) {
        for (int executor : executors) {
            registered(executor, role);
        }
        for (int executor : executors) {
            prepared(executor);
        }
        for (int executor : executors) {
            ready(executor);
        }
    }

    String trace() {
        return String.join("\n", trace) + "\n";
    }

    /** What is done from now on belongs to this. */
    RolesFixture says(String event) {
        trace.add(event);
        return this;
    }

    private List<String> lines(List<RolesAction> actions) {
        List<String> lines = new ArrayList<>();
        for (RolesAction action : actions) {
            if (action instanceof RolesAction.SendOrder order) {
                orders.put(order.executorId(), order);
                lines.add("order " + order.executorId() + ": " + order.instance() + " " + wanted(order) + ", run "
                        + order.run() + ", generation " + order.generation());
            } else if (action instanceof RolesAction.EndExecutor end) {
                lines.add("end " + end.executorId() + (end.done() ? ", done" : ""));
            } else if (action instanceof RolesAction.SetExecutors set) {
                lines.add(set.role() + " needs " + set.total());
            } else if (action instanceof RolesAction.WatchKey watch) {
                lines.add("watch the key of " + watch.instance());
            } else if (action instanceof RolesAction.Happened happened) {
                lines.add(happened.instance().id() + " "
                        + happened.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            } else if (action instanceof RolesAction.Decided decided) {
                lines.add((decided.decision().success() ? "success" : "failure") + " by "
                        + decided.decision().by().id());
            } else if (action instanceof RolesAction.AllEnded) {
                lines.add("all ended");
            }
        }
        lines.forEach(line -> trace.add("    " + line));
        return lines;
    }

    private static String wanted(RolesAction.SendOrder order) {
        return order.wanted().name().substring("WANTED_".length()).toLowerCase(Locale.ROOT);
    }
}
