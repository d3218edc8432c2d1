package io.yarnsubmit.executor.roles;

import io.yarnsubmit.protocol.DurationText;
import io.yarnsubmit.protocol.v1.CommandEnd;
import io.yarnsubmit.protocol.v1.InstanceOrder;
import io.yarnsubmit.protocol.v1.InstanceState;
import io.yarnsubmit.protocol.v1.ReadyCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an executor does for the orders of the driver. Single-threaded, no I/O, no clock.
 *
 * <pre>
 * stage      order of the same run         other events
 * ---------  ----------------------------  ------------------------------------------------------------------------
 * idle       prepared, running: choosing
 *            stopped: ended
 * choosing   stopped: ended                chosen: prepared, and on as the order says; not chosen: ended
 * prepared   running: active
 *            stopped: ended
 * active     stopped: stopping             started, ready: told; late: stopping; ended: ended
 *            running: files replaced
 * stopping                                 ended: ended
 * ended
 * </pre>
 *
 * An order of a newer run begins at idle, but after the end of an older command that still runs. An order of an older run is
 * dropped. Events of an older run change nothing, except that its ports are released.
 */
final class InstanceCore {
    private static final int NOT_STARTED = 126;

    private @Nullable InstanceOrder order;
    private @Nullable InstanceState told;
    private InstanceStage stage = new InstanceStage.Idle();

    /** The driver wants something, perhaps what it has wanted before. */
    List<InstanceAction> ordered(InstanceOrder next) {
        InstanceOrder former = order;
        if (former == null) {
            order = next;
            return proceed(next);
        }
        if (next.getRun() < former.getRun()) {
            return List.of();
        }
        order = next;
        if (next.getRun() > former.getRun()) {
            return supersede(former, next);
        }
        List<InstanceAction> actions = new ArrayList<>(proceed(next));
        if (stage instanceof InstanceStage.Active
                && next.getWanted() == InstanceOrder.Wanted.WANTED_RUNNING
                && !next.getFilesMap().equals(former.getFilesMap())) {
            actions.add(new InstanceAction.Replace(next.getRun(), next.getFilesMap()));
        }
        return actions;
    }

    /** A newer run takes the place of one that may be at any stage. */
    private List<InstanceAction> supersede(InstanceOrder former, InstanceOrder next) {
        if (stage instanceof InstanceStage.Stopping) {
            return List.of();
        }
        if (stage instanceof InstanceStage.Active active) {
            stage = new InstanceStage.Stopping(former.getRun(), active.ports(), "");
            return List.of(new InstanceAction.Stop(former.getRun(), grace(next)));
        }
        List<InstanceAction> actions = new ArrayList<>();
        if (stage instanceof InstanceStage.Prepared) {
            actions.add(new InstanceAction.Release(former.getRun()));
        }
        stage = new InstanceStage.Idle();
        actions.addAll(proceed(next));
        return actions;
    }

    /** Takes the next step that the order needs, if one can be taken now. */
    private List<InstanceAction> proceed(InstanceOrder now) {
        boolean isStop = now.getWanted() == InstanceOrder.Wanted.WANTED_STOPPED;
        long run = now.getRun();
        if (stage instanceof InstanceStage.Idle && !isStop) {
            stage = new InstanceStage.Choosing();
            return List.of(new InstanceAction.Choose(run, List.copyOf(now.getPortsList())));
        }
        if (isStop && (stage instanceof InstanceStage.Idle || stage instanceof InstanceStage.Choosing)) {
            return List.of(end(Map.of(), stopped()));
        }
        if (stage instanceof InstanceStage.Prepared prepared) {
            if (isStop) {
                return List.of(new InstanceAction.Release(run), end(prepared.ports(), stopped()));
            }
            if (now.getWanted() == InstanceOrder.Wanted.WANTED_RUNNING) {
                stage = new InstanceStage.Active(prepared.ports(), false, false);
                return List.of(new InstanceAction.Start(now));
            }
        }
        if (isStop && stage instanceof InstanceStage.Active active) {
            stage = new InstanceStage.Stopping(run, active.ports(), "");
            return List.of(new InstanceAction.Stop(run, grace(now)));
        }
        return List.of();
    }

    /** The ports are held. */
    List<InstanceAction> chosen(long run, Map<String, Integer> ports) {
        InstanceOrder now = order;
        if (now == null || now.getRun() != run || !(stage instanceof InstanceStage.Choosing)) {
            return List.of(new InstanceAction.Release(run));
        }
        stage = new InstanceStage.Prepared(Map.copyOf(ports));
        List<InstanceAction> actions = new ArrayList<>();
        actions.add(report(InstanceState.Phase.PHASE_PREPARED, ports));
        actions.addAll(proceed(now));
        return actions;
    }

    /** There are no ports. */
    List<InstanceAction> notChosen(long run, String problem) {
        if (order == null || order.getRun() != run || !(stage instanceof InstanceStage.Choosing)) {
            return List.of();
        }
        return List.of(end(
                Map.of(), InstanceState.newBuilder().setExitStatus(NOT_STARTED).setProblem(problem)));
    }

    /** The command runs. */
    List<InstanceAction> started(long run) {
        InstanceOrder now = order;
        if (now == null
                || now.getRun() != run
                || !(stage instanceof InstanceStage.Active active)
                || active.isStarted()) {
            return List.of();
        }
        if (!isProbed(now.getReady())) {
            stage = new InstanceStage.Active(active.ports(), true, true);
            return List.of(report(InstanceState.Phase.PHASE_READY, active.ports()));
        }
        stage = new InstanceStage.Active(active.ports(), true, false);
        List<InstanceAction> actions = new ArrayList<>();
        actions.add(report(InstanceState.Phase.PHASE_RUNNING, active.ports()));
        actions.add(new InstanceAction.Probe(run, now.getReady(), active.ports()));
        if (now.getReady().getWithinMillis() > 0) {
            actions.add(new InstanceAction.Remind(
                    run, Duration.ofMillis(now.getReady().getWithinMillis())));
        }
        return actions;
    }

    /** Whether the executor finds out that the command is ready. */
    static boolean isProbed(ReadyCheck check) {
        return switch (check.getWhatCase()) {
            case TCP, HTTP, LINE -> true;
            case KEY, WHAT_NOT_SET -> false;
        };
    }

    /** The command is ready. */
    List<InstanceAction> ready(long run) {
        InstanceStage.Active active = unready(run);
        if (active == null) {
            return List.of();
        }
        stage = new InstanceStage.Active(active.ports(), true, true);
        return List.of(report(InstanceState.Phase.PHASE_READY, active.ports()));
    }

    /** The time to become ready is over. */
    List<InstanceAction> late(long run) {
        InstanceOrder now = order;
        InstanceStage.Active active = unready(run);
        if (now == null || active == null) {
            return List.of();
        }
        stage = new InstanceStage.Stopping(run, active.ports(), NotReady.sentence(now.getReady(), active.ports()));
        return List.of(new InstanceAction.Stop(run, grace(now)));
    }

    /** The stage, if it is that of a command of this run that is not ready yet. */
    private InstanceStage.@Nullable Active unready(long run) {
        return order != null
                        && order.getRun() == run
                        && stage instanceof InstanceStage.Active active
                        && active.isStarted()
                        && !active.isReady()
                ? active
                : null;
    }

    /**
     * The command has ended, or could not be started. What it has started has ended too.
     *
     * @param isPortTaken whether another program uses one of its ports now
     */
    List<InstanceAction> ended(long run, CommandEnd end, boolean isPortTaken) {
        InstanceOrder now = order;
        if (now == null) {
            return List.of();
        }
        InstanceState.Builder state =
                InstanceState.newBuilder().setExitStatus(end.getExitStatus()).setProblem(end.getProblem());
        if (stage instanceof InstanceStage.Active active && now.getRun() == run) {
            boolean isFailure = end.getExitStatus() != 0;
            return List.of(
                    new InstanceAction.Release(run), end(active.ports(), state.setPortTaken(isFailure && isPortTaken)));
        }
        if (!(stage instanceof InstanceStage.Stopping stopping) || stopping.run() != run) {
            return List.of();
        }
        List<InstanceAction> actions = new ArrayList<>();
        actions.add(new InstanceAction.Release(run));
        if (now.getRun() > run) {
            stage = new InstanceStage.Idle();
            actions.addAll(proceed(now));
        } else {
            if (!stopping.problem().isEmpty()) {
                state.setProblem(stopping.problem());
            }
            actions.add(
                    end(stopping.ports(), state.setStopped(now.getWanted() == InstanceOrder.Wanted.WANTED_STOPPED)));
        }
        return actions;
    }

    /** Whether commands can run beside it now. */
    BesideSituation besides() {
        InstanceOrder now = order;
        if (now == null || stage instanceof InstanceStage.Ended) {
            return BesideSituation.NONE;
        }
        if (stage instanceof InstanceStage.Stopping stopping
                && (stopping.run() == now.getRun() || now.getWanted() == InstanceOrder.Wanted.WANTED_STOPPED)) {
            return BesideSituation.ENDS;
        }
        return stage instanceof InstanceStage.Active active && active.isStarted()
                ? BesideSituation.RUNS
                : BesideSituation.COMES;
    }

    /** There is a new connection to the driver, which may have missed something. */
    List<InstanceAction> connected() {
        return told == null ? List.of() : List.of(new InstanceAction.Report(told));
    }

    private static Duration grace(InstanceOrder of) {
        return Duration.ofMillis(of.getStopGraceMillis());
    }

    private static InstanceState.Builder stopped() {
        return InstanceState.newBuilder().setStopped(true);
    }

    private InstanceAction end(Map<String, Integer> ports, InstanceState.Builder state) {
        stage = new InstanceStage.Ended();
        return report(state.setPhase(InstanceState.Phase.PHASE_ENDED), ports);
    }

    private InstanceAction report(InstanceState.Phase phase, Map<String, Integer> ports) {
        return report(InstanceState.newBuilder().setPhase(phase), ports);
    }

    private InstanceAction report(InstanceState.Builder state, Map<String, Integer> ports) {
        told = state.setRun(order == null ? 0 : order.getRun())
                .putAllPorts(ports)
                .build();
        return new InstanceAction.Report(told);
    }

    /** Why an instance was ended that did not become ready. */
    private static final class NotReady {
        static String sentence(ReadyCheck check, Map<String, Integer> ports) {
            String what = switch (check.getWhatCase()) {
                case TCP -> "its port " + port(check.getTcp(), ports) + " accepted no connection";
                case HTTP ->
                    "its port " + port(check.getHttp().getPort(), ports) + " gave no good answer to GET "
                            + check.getHttp().getPath();
                case LINE -> "no line of its output had '" + check.getLine() + "' in it";
                case KEY, WHAT_NOT_SET -> "it did not tell";
            };
            return "it was not ready within " + DurationText.of(Duration.ofMillis(check.getWithinMillis())) + ": "
                    + what;
        }

        private static String port(String name, Map<String, Integer> ports) {
            return "'" + name + "' (" + ports.getOrDefault(name, 0) + ")";
        }
    }
}
