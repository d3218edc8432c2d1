package io.yarnsubmit.driver.context;

import io.yarnsubmit.api.Broadcast;
import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.api.Stage;
import io.yarnsubmit.api.Task;
import io.yarnsubmit.api.TaskFunction;
import io.yarnsubmit.api.TaskFuture;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.driver.broadcast.BroadcastBlocks;
import io.yarnsubmit.driver.tasks.TaskIds;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.cause.ShortText;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The context of this driver process. Thread-safe. */
public final class ProcessContext implements DriverContext {
    private static final int LONGEST_STATUS = 1_000;

    private final Identity identity;
    private final SchedulerBackend application;
    private final List<GroupRegistry> registries = new CopyOnWriteArrayList<>();
    private final Map<String, ExecutorGroup> groups = Collections.synchronizedMap(new LinkedHashMap<>());
    private final TaskSubmitter tasks;
    private final JobSubmitter jobs;
    private final FigureNames figures = new FigureNames();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** The facts about the application that never change. */
    public record Identity(
            String applicationId, int attempt, DeployMode deployMode, String user, Optional<URI> trackingUrl) {}

    /** @param resultThreads run the reading of submitted tasks' results, and actions chained to their futures */
    public ProcessContext(
            Identity identity,
            SchedulerBackend application,
            List<GroupRegistry> registries,
            TaskSerializer serializer,
            Executor resultThreads,
            TaskIds ids,
            BroadcastBlocks broadcasts,
            JobSubmitter.Limits jobLimits) {
        this.identity = identity;
        this.application = application;
        this.tasks = new TaskSubmitter(application, serializer, resultThreads, ids, jobLimits.maxHeldBytes());
        this.jobs =
                new JobSubmitter(application, serializer, resultThreads, ids, broadcasts, jobLimits, this::checkOpen);
        registries.forEach(this::add);
    }

    /** Another group. */
    public void add(GroupRegistry registry) {
        registries.add(registry);
        groups.put(registry.name(), new DriverExecutorGroup(registry, application, tasks, jobs, this::checkOpen));
    }

    /** All groups. */
    public List<ExecutorGroup> groups() {
        return registries.stream().map(registry -> executors(registry.name())).toList();
    }

    @Override
    public String applicationId() {
        return identity.applicationId();
    }

    @Override
    public int attempt() {
        return identity.attempt();
    }

    @Override
    public DeployMode deployMode() {
        return identity.deployMode();
    }

    @Override
    public String user() {
        return identity.user();
    }

    @Override
    public Optional<URI> trackingUrl() {
        return identity.trackingUrl();
    }

    @Override
    public ExecutorGroup executors() {
        return executors(LaunchNames.DEFAULT_GROUP);
    }

    @Override
    public ExecutorGroup executors(String group) {
        ExecutorGroup found = groups.get(group);
        if (found == null) {
            throw new YarnSubmitException(
                    ErrorCode.NO_SUCH_GROUP,
                    "This application has no executor group '" + group + "'. Its groups: "
                            + registries.stream().map(GroupRegistry::name).collect(Collectors.joining(", ")));
        }
        return found;
    }

    @Override
    public <T extends @Nullable Object> TaskFuture<T> submit(Task<T> task) {
        checkDefaultGroup();
        return executors().submit(task);
    }

    @Override
    public <I extends @Nullable Object, O extends @Nullable Object> List<O> map(
            List<I> inputs, TaskFunction<I, O> function) {
        checkDefaultGroup();
        return executors().map(inputs, function);
    }

    @Override
    public <I extends @Nullable Object, O extends @Nullable Object> Stage<O> stage(
            String name, List<I> inputs, TaskFunction<I, O> function) {
        checkDefaultGroup();
        return executors().stage(name, inputs, function);
    }

    @Override
    public <T extends @Nullable Object> Broadcast<T> broadcast(T value) {
        return jobs.broadcast(value);
    }

    /** Tasks in a group that never gets executors would wait for ever. */
    private void checkDefaultGroup() {
        List<String> others = registries.stream()
                .map(GroupRegistry::name)
                .filter(name -> !name.equals(LaunchNames.DEFAULT_GROUP))
                .toList();
        boolean empty = registries.stream()
                .anyMatch(registry ->
                        registry.name().equals(LaunchNames.DEFAULT_GROUP) && !registry.hasOrMayGetExecutors());
        if (empty && !others.isEmpty()) {
            throw new YarnSubmitException(
                    ErrorCode.NO_SUCH_GROUP,
                    "The executor group 'default', where this task would run, has no executors, and none were requested."
                            + " Use another group, as in context.executors(\"" + others.get(0)
                            + "\").map(...), or request some with context.executors().request(n). Groups: "
                            + String.join(", ", others));
        }
    }

    @Override
    public void progress(double fraction) {
        application.progress(Double.isNaN(fraction) ? 0 : Math.min(1, Math.max(0, fraction)));
    }

    @Override
    public void status(String text) {
        application.status(ShortText.cut(text, LONGEST_STATUS));
    }

    @Override
    public void figure(String name, long value) {
        figures.check(name);
        application.figure(name, value);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            registries.forEach(GroupRegistry::close);
            application.close();
        }
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new YarnSubmitException(
                    ErrorCode.CONTEXT_CLOSED, "The context was closed, and its executors were released");
        }
    }
}
