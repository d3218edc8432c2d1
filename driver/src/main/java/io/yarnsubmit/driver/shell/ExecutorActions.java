package io.yarnsubmit.driver.shell;

import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.driver.context.GroupRegistry;
import io.yarnsubmit.driver.executors.ExecutorsAction;
import io.yarnsubmit.driver.hub.Hub;
import io.yarnsubmit.driver.roles.shell.RolesShell;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Carries out what is decided about executors. On the loop. */
final class ExecutorActions implements ExecutorsAction.Visitor {
    private final Consumer<DriverMessage> link;
    private final Hub hub;
    private final TaskSchedulers tasks;
    private final JobScheduler jobs;
    private final ElasticityShells elasticity;
    private final RolesShell roles;
    private final Map<String, GroupRegistry> registries;
    private final Supplier<ExecutorMessage.Registration> registering;

    /**
     * For one driver.
     *
     * @param link sends to the ApplicationMaster
     * @param registries by group, also those that come later
     * @param registering what the executor has said that registers now
     */
    ExecutorActions(
            Consumer<DriverMessage> link,
            Hub hub,
            TaskSchedulers tasks,
            JobScheduler jobs,
            ElasticityShells elasticity,
            RolesShell roles,
            Map<String, GroupRegistry> registries,
            Supplier<ExecutorMessage.Registration> registering) {
        this.link = link;
        this.hub = hub;
        this.tasks = tasks;
        this.jobs = jobs;
        this.elasticity = elasticity;
        this.roles = roles;
        this.registries = registries;
        this.registering = registering;
    }

    @Override
    public void visit(ExecutorsAction.SendTargets action) {
        link.accept(DriverMessages.of(action));
    }

    @Override
    public void visit(ExecutorsAction.SendRegistration action) {
        link.accept(DriverMessages.of(action));
    }

    @Override
    public void visit(ExecutorsAction.RequestStop action) {
        link.accept(DriverMessages.of(action));
    }

    @Override
    public void visit(ExecutorsAction.SendCommandEnded action) {
        link.accept(DriverMessages.of(action));
    }

    @Override
    public void visit(ExecutorsAction.StopThroughHub action) {
        hub.stop(action.executorId());
    }

    @Override
    public void visit(ExecutorsAction.AddToScheduler action) {
        tasks.executorRegistered(action.group(), action.executorId(), action.host(), action.slots());
        elasticity.registered(action.group());
    }

    @Override
    public void visit(ExecutorsAction.SuspendTasks action) {
        tasks.executorDisconnected(action.executorId());
    }

    @Override
    public void visit(ExecutorsAction.ResumeTasks action) {
        tasks.executorReconnected(action.executorId(), registering.get().getHeldList());
        roles.registered(
                action.executorId(),
                registering.get().getGroup(),
                registering.get().getHost());
    }

    @Override
    public void visit(ExecutorsAction.Drain action) {
        // First: one without tasks is gone after the next line.
        onRegistry(
                action.group(),
                registry -> registry.find(action.executorId())
                        .ifPresent(executor ->
                                registry.notifyListeners(listener -> listener.draining(executor, action.why()))));
        tasks.drain(action.executorId());
    }

    @Override
    public void visit(ExecutorsAction.CancelDrain action) {
        tasks.cancelDrain(action.executorId());
        onRegistry(
                action.group(),
                registry -> registry.find(action.executorId())
                        .ifPresent(
                                executor -> registry.notifyListeners(listener -> listener.drainCancelled(executor))));
    }

    @Override
    public void visit(ExecutorsAction.RescheduleTasks action) {
        tasks.executorLost(action.executorId(), action.why(), action.blamed());
        jobs.executorLost(action.executorId());
    }

    @Override
    public void visit(ExecutorsAction.AddToRegistry action) {
        onRegistry(action.executor().group(), registry -> registry.add(action.executor()));
    }

    @Override
    public void visit(ExecutorsAction.RemoveFromRegistry action) {
        onRegistry(action.group(), registry -> registry.remove(action.executorId()));
        roles.leaving(action.executorId());
    }

    @Override
    public void visit(ExecutorsAction.NotifyRegistered action) {
        onRegistry(
                action.executor().group(),
                registry -> registry.notifyListeners(listener -> listener.registered(action.executor())));
        ExecutorInfo executor = action.executor();
        roles.registered(executor.id(), executor.group(), executor.host());
    }

    @Override
    public void visit(ExecutorsAction.NotifyLost action) {
        ExecutorLoss loss = action.loss();
        onRegistry(loss.group(), registry -> registry.notifyListeners(listener -> listener.lost(loss)));
        roles.lost(loss);
    }

    /** Does it if there is such a group. */
    void onRegistry(String group, Consumer<GroupRegistry> change) {
        GroupRegistry registry = registries.get(group);
        if (registry != null) {
            change.accept(registry);
        }
    }
}
