package io.yarnsubmit.driver.shell;

import io.yarnsubmit.driver.context.GroupBackend;
import io.yarnsubmit.driver.context.GroupRegistry;
import io.yarnsubmit.driver.executors.ExecutorsAction;
import io.yarnsubmit.driver.executors.ExecutorsCore;
import io.yarnsubmit.driver.roles.shell.RoleExecutors;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.CommandEnd;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.DriverMessage.GroupLaunch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** What the control API asks of executor groups, and hears of the ApplicationMaster. */
final class GroupRequests implements GroupBackend, RoleExecutors {
    private final EventLoop loop;
    private final ExecutorsCore executors;
    private final ElasticityShells elasticity;
    private final IntUnaryOperator runningTasks;
    private final Map<String, GroupRegistry> registries;
    private final Function<String, GroupRegistry> newRegistry;
    private final Consumer<List<ExecutorsAction>> carryOut;
    private final Consumer<DriverMessage> link;
    private final GroupLaunches launches = new GroupLaunches();
    private final List<MasterListener> listeners = new ArrayList<>();
    private boolean masterLost;

    /**
     * For one driver.
     *
     * @param registries by group; new groups are added
     * @param newRegistry makes the registry of a new group
     */
    GroupRequests(
            EventLoop loop,
            ExecutorsCore executors,
            ElasticityShells elasticity,
            IntUnaryOperator runningTasks,
            Map<String, GroupRegistry> registries,
            Function<String, GroupRegistry> newRegistry,
            Consumer<List<ExecutorsAction>> carryOut,
            Consumer<DriverMessage> link) {
        this.loop = loop;
        this.executors = executors;
        this.elasticity = elasticity;
        this.runningTasks = runningTasks;
        this.registries = registries;
        this.newRegistry = newRegistry;
        this.carryOut = carryOut;
        this.link = link;
    }

    @Override
    public void requestOnly(String group, int total, Runnable done) {
        loop.execute(() -> {
            elasticity.requested(group);
            carryOut.accept(executors.requestedOnly(group, total, runningTasks));
            show(group, total, true);
            done.run();
        });
    }

    @Override
    public void remove(int executorId, Runnable done) {
        loop.execute(() -> {
            groupOf(executorId)
                    .ifPresent(group -> mayLower(group, () -> executors.removed(executorId, elasticity.least(group))));
            done.run();
        });
    }

    @Override
    public void total(String role, int total) {
        requestOnly(role, total, () -> {});
    }

    @Override
    public void end(int executorId, boolean done) {
        if (done) {
            // So that people read of it that its work is done.
            loop.execute(() -> commandEnded(executorId, CommandEnd.getDefaultInstance()));
        } else {
            remove(executorId, () -> {});
        }
    }

    /** The command of an executor has ended. */
    void commandEnded(int executorId, CommandEnd end) {
        // One that is not shown any more is told again to end.
        mayLower(
                groupOf(executorId).orElse(""),
                () -> executors.commandEnded(executorId, end.getExitStatus(), end.getProblem()));
    }

    private Optional<String> groupOf(int executorId) {
        return registries.values().stream()
                .filter(registry -> registry.find(executorId).isPresent())
                .map(GroupRegistry::name)
                .findFirst();
    }

    /** The target of the group falls if it is decided so. */
    private void mayLower(String group, Supplier<List<ExecutorsAction>> decision) {
        int before = executors.target(group);
        carryOut.accept(decision.get());
        int after = executors.target(group);
        if (after != before) {
            elasticity.lowered(group, after);
            show(group, after, false);
        }
    }

    private void show(String group, int total, boolean byDriver) {
        GroupRegistry registry = registries.get(group);
        if (registry != null) {
            registry.set(total, byDriver);
        }
    }

    @Override
    public void launch(GroupLaunch wanted, Consumer<Optional<LaunchRefusal>> answered) {
        loop.execute(() -> launches.wanted(wanted, answered).ifPresent(this::send));
    }

    private void send(GroupLaunch launch) {
        link.accept(DriverMessage.newBuilder().setGroupLaunch(launch).build());
    }

    @Override
    public Optional<GroupLaunch> launchOf(String group) {
        return launches.of(group);
    }

    @Override
    public void listen(MasterListener listener) {
        loop.execute(() -> listeners.add(listener));
    }

    /** The ApplicationMaster has answered. */
    void answered(DriverInstruction.GroupLaunchAnswer answer) {
        launches.answered(answer, accepted -> {
            registries.computeIfAbsent(accepted.getGroup(), newRegistry);
            elasticity.slots(accepted.getGroup(), accepted.getCores());
            if (accepted.getCommandCount() > 0) {
                // Its executors run no tasks that their number could follow.
                elasticity.requested(accepted.getGroup());
            }
        });
    }

    /** A link is open: the groups come before their targets. */
    void linked() {
        launches.linked().forEach(this::send);
    }

    /** The link is broken. */
    void broken() {
        launches.broken();
        if (!masterLost) {
            masterLost = true;
            listeners.forEach(MasterListener::masterLost);
        }
    }

    /** An ApplicationMaster answers. */
    void welcomed(int attempt) {
        if (masterLost) {
            masterLost = false;
            listeners.forEach(listener -> listener.masterBack(attempt));
        }
    }
}
