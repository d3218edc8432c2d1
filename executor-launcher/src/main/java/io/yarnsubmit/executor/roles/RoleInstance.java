package io.yarnsubmit.executor.roles;

import io.yarnsubmit.executor.command.CommandRun;
import io.yarnsubmit.executor.command.CommandStreams;
import io.yarnsubmit.protocol.CountRange;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.process.ProcessMark;
import io.yarnsubmit.protocol.v1.BesideEnd;
import io.yarnsubmit.protocol.v1.CommandEnd;
import io.yarnsubmit.protocol.v1.HubMessage;
import io.yarnsubmit.protocol.v1.InstanceOrder;
import io.yarnsubmit.protocol.v1.InstanceState;
import io.yarnsubmit.protocol.v1.ReadyCheck;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The instance of a role on this executor: carries out the orders of the driver, and tells how it is. The package's way in. On the
 * loop, but for {@link #stop}.
 */
public final class RoleInstance {
    /**
     * A signal to all processes of a container reaches the command too, which may end first. It is not the command's own end
     * then, and this process knows a moment later.
     */
    private static final Duration SIGNAL_DELAY = Duration.ofMillis(100);

    private static final int NOT_STARTED = 126;

    private final EventLoop loop;
    private final RolePlace place;
    private final UncaughtExceptionHandler onFailure;
    private final InstanceCore core = new InstanceCore();
    private final PortChooser chooser;
    private final InstanceFiles files;
    private final BesideCommands besides;
    private final ProcessMark mark = CommandRun.markOfExecutor();
    private final Map<Long, HeldPorts> ports = new HashMap<>();
    private @Nullable ReadinessProbe probe;
    private volatile @Nullable InstanceRun current;
    private volatile @Nullable InstanceOrder ordered;
    private volatile @Nullable HeldPorts newest;
    private volatile boolean isOver;

    /**
     * Where an instance runs.
     *
     * @param host this machine's name
     * @param ports from which its ports are chosen
     * @param temporary the directory for the temporary files of everybody
     * @param files is made for the files of the command
     * @param variables of the environment of every command here
     * @param log takes a message
     * @param report takes a state, and sends it if there is a connection
     * @param reportEnds the same for ends of commands beside it
     */
    public record RolePlace(
            String host,
            CountRange ports,
            Path temporary,
            Path files,
            Supplier<Map<String, String>> variables,
            Consumer<String> log,
            Consumer<InstanceState> report,
            Consumer<List<BesideEnd>> reportEnds) {}

    public RoleInstance(EventLoop loop, RolePlace place, Random random, UncaughtExceptionHandler onFailure) {
        this.loop = loop;
        this.place = place;
        this.onFailure = onFailure;
        this.chooser = new PortChooser(place.ports(), place.temporary(), random, place.log());
        this.files = new InstanceFiles(place.files());
        this.besides = new BesideCommands(loop, place.reportEnds(), onFailure);
    }

    /** The driver has sent something. */
    public void received(HubMessage message) {
        if (message.hasInstanceOrder()) {
            carryOut(core.ordered(message.getInstanceOrder()));
        }
        besides.received(message, core.besides(), current);
    }

    /** There is a new connection. */
    public void connected() {
        carryOut(core.connected());
        besides.connected();
    }

    /** The environment of the command that runs now, or that of any command here. May take a while; on any thread. */
    public Map<String, String> environment() {
        InstanceOrder order = ordered;
        return order == null ? place.variables().get() : environment(order);
    }

    /** The port of this name that the instance has now. On any thread. */
    public Optional<Integer> port(String name) {
        HeldPorts held = newest;
        return held == null
                ? Optional.empty()
                : Optional.ofNullable(held.numbers().get(name));
    }

    /** This process ends: ends the command, and starts none any more. On any thread. */
    public void stop(Duration grace) {
        isOver = true;
        InstanceRun run = current;
        if (run != null) {
            run.stop(grace);
        }
        HeldPorts held = newest;
        if (held != null) {
            // The system would do it, but leave the files.
            held.release();
        }
    }

    private void carryOut(List<InstanceAction> actions) {
        for (InstanceAction action : actions) {
            carryOut(action);
        }
        besides.situation(core.besides(), current);
    }

    private void carryOut(InstanceAction action) {
        if (action instanceof InstanceAction.Choose choose) {
            OwnThreads.start("ports", onFailure, () -> choose(choose.run(), choose.names()));
        } else if (action instanceof InstanceAction.Release release) {
            HeldPorts held = ports.remove(release.run());
            if (held != null) {
                held.release();
            }
        } else if (action instanceof InstanceAction.Start start) {
            start(start.order());
        } else if (action instanceof InstanceAction.Probe asked) {
            probe(asked);
        } else if (action instanceof InstanceAction.Remind remind) {
            loop.schedule(remind.within(), () -> carryOut(core.late(remind.run())));
        } else if (action instanceof InstanceAction.Replace replace) {
            replace(replace);
        } else if (action instanceof InstanceAction.Stop stop) {
            stop(stop.run(), stop.grace());
        } else if (action instanceof InstanceAction.Report report) {
            report(report.state());
        }
    }

    /** On a thread of its own. */
    private void choose(long run, List<String> names) {
        try {
            HeldPorts held = chooser.choose(names);
            Map<String, Integer> numbers = held.numbers();
            loop.execute(() -> {
                ports.put(run, held);
                newest = held;
                carryOut(core.chosen(run, numbers));
            });
        } catch (IOException e) {
            String problem = String.valueOf(e.getMessage());
            loop.execute(() -> carryOut(core.notChosen(run, problem)));
        }
    }

    private void start(InstanceOrder order) {
        long number = order.getRun();
        if (isOver) {
            return;
        }
        try {
            files.write(order.getFilesMap());
        } catch (IOException e) {
            ended(number, problem("its files cannot be written: " + e), false);
            return;
        }
        HeldPorts held = ports.getOrDefault(number, new HeldPorts());
        InstanceRun run = new InstanceRun(
                order, mark, () -> variables(order, held), streams(order), end -> ended(order, held, end), onFailure);
        current = run;
        ordered = order;
        place.log().accept(describe(order));
        run.start(() -> loop.execute(() -> carryOut(core.started(number))));
        if (isOver) {
            stop(number, Duration.ZERO);
        }
    }

    private static CommandEnd problem(String text) {
        return CommandEnd.newBuilder()
                .setExitStatus(NOT_STARTED)
                .setProblem(text)
                .build();
    }

    private static String describe(InstanceOrder order) {
        String instance = order.getInstance().getRole() + "/"
                + order.getInstance().getIndex() + ", run " + order.getRun() + ", generation " + order.getGeneration();
        return order.getCommandCount() == 0
                ? "is " + instance + ", and waits for what others start on it"
                : "runs the command of " + instance + ": " + order.getCommand(0);
    }

    /** Right before the command starts. */
    private Map<String, String> variables(InstanceOrder order, HeldPorts held) {
        Map<String, String> variables = environment(order);
        held.unbind();
        return variables;
    }

    private Map<String, String> environment(InstanceOrder order) {
        Map<String, String> variables = new HashMap<>(place.variables().get());
        variables.putAll(files.variables(order.getFilesMap()));
        variables.putAll(order.getEnvironmentMap());
        return variables;
    }

    private CommandStreams streams(InstanceOrder order) {
        if (!order.getReady().hasLine() || order.getReady().getLine().isEmpty()) {
            return CommandStreams.LOG;
        }
        long run = order.getRun();
        return new WatchedLog(
                order.getReady().getLine(), () -> loop.execute(() -> carryOut(core.ready(run))), onFailure);
    }

    /** On the command's thread. */
    private void ended(InstanceOrder order, HeldPorts held, CommandEnd end) {
        boolean isTaken = end.getExitStatus() != 0 && held.isTaken();
        loop.schedule(SIGNAL_DELAY, () -> ended(order.getRun(), end, isTaken));
    }

    private void ended(long run, CommandEnd end, boolean isTaken) {
        ReadinessProbe asking = probe;
        if (asking != null) {
            asking.end();
            probe = null;
        }
        if (!isOver) {
            carryOut(core.ended(run, end, isTaken));
        }
    }

    private void probe(InstanceAction.Probe asked) {
        ReadyCheck check = asked.check();
        if (check.hasTcp() || check.hasHttp()) {
            ReadinessProbe begun = new ReadinessProbe(check, asked.ports(), place.host());
            probe = begun;
            begun.begin(() -> loop.execute(() -> carryOut(core.ready(asked.run()))), onFailure);
        }
    }

    private void replace(InstanceAction.Replace replace) {
        try {
            files.write(replace.files());
        } catch (IOException e) {
            place.log().accept("the files of the command could not be replaced: " + e);
        }
    }

    private void stop(long number, Duration grace) {
        InstanceRun run = current;
        if (run != null && run.number() == number) {
            OwnThreads.start("stop", onFailure, () -> run.stop(grace));
        }
    }

    private void report(InstanceState state) {
        if (state.getPhase() == InstanceState.Phase.PHASE_ENDED) {
            place.log().accept(sentence(state));
        }
        place.report().accept(state);
    }

    private static String sentence(InstanceState state) {
        if (!state.getProblem().isEmpty()) {
            return "its instance has ended: " + state.getProblem();
        }
        return "its command " + (state.getStopped() ? "was ended" : "exited with " + state.getExitStatus())
                + (state.getPortTaken() ? "; another program uses one of its ports" : "");
    }
}
