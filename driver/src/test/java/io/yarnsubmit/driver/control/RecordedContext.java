package io.yarnsubmit.driver.control;

import io.yarnsubmit.api.Broadcast;
import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorListener;
import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.api.Stage;
import io.yarnsubmit.api.Task;
import io.yarnsubmit.api.TaskFunction;
import io.yarnsubmit.api.TaskFuture;
import io.yarnsubmit.driver.context.GroupBackend;
import io.yarnsubmit.protocol.v1.DriverMessage.GroupLaunch;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An application with one group, which writes down what is asked of it. */
final class RecordedContext implements DriverContext, ExecutorGroup, GroupBackend {
    final RecordedRoles roles = new RecordedRoles();
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<ExecutorInfo> executors = new CopyOnWriteArrayList<>();
    private final List<ExecutorListener> listeners = new CopyOnWriteArrayList<>();
    /** What was submitted, in order. */
    final List<GivenTask> tasks = new CopyOnWriteArrayList<>();

    private final List<MasterListener> masterListeners = new CopyOnWriteArrayList<>();
    private final Map<String, GroupLaunch> launches = new ConcurrentHashMap<>();
    volatile boolean masterAway;
    private volatile int requested = 1;

    /** A task whose end the test gives. */
    static final class GivenTask extends CompletableFuture<Object> implements TaskFuture<Object> {
        final Task<?> task;

        GivenTask(Task<?> task) {
            this.task = task;
        }

        @Override
        public long taskId() {
            return 1;
        }
    }

    /** With the groups that the application has. */
    ControlledApplication application() {
        ExecutorGroupPlan plan = ExecutorGroupPlan.newBuilder()
                .setName("default")
                .setMemoryMib(1024)
                .setHeapMib(832)
                .setCores(1)
                .putEnvironment("SECRET", "s3cret")
                .build();
        return new ControlledApplication(this, () -> List.of(this), this, roles, List.of(plan));
    }

    void drains(int id, String why) {
        executors.stream()
                .filter(executor -> executor.id() == id)
                .forEach(executor -> listeners.forEach(listener -> listener.draining(executor, why)));
    }

    void staysAfterAll(int id) {
        executors.stream()
                .filter(executor -> executor.id() == id)
                .forEach(executor -> listeners.forEach(listener -> listener.drainCancelled(executor)));
    }

    void masterIsLostAndBack(int attempt) {
        masterListeners.forEach(MasterListener::masterLost);
        masterListeners.forEach(listener -> listener.masterBack(attempt));
    }

    @Override
    public void requestOnly(String group, int total, Runnable done) {
        asked.add("only " + total);
        requested = total;
        done.run();
    }

    @Override
    public void remove(int executorId, Runnable done) {
        asked.add("remove " + executorId);
        done.run();
    }

    @Override
    public void launch(GroupLaunch wanted, Consumer<Optional<LaunchRefusal>> answered) {
        if (masterAway) {
            answered.accept(Optional.of(new LaunchRefusal("away", true)));
        } else if (wanted.getMemoryMib() > 65_536) {
            answered.accept(Optional.of(new LaunchRefusal("too large", false)));
        } else {
            launches.put(wanted.getGroup(), wanted);
            answered.accept(Optional.empty());
        }
    }

    @Override
    public Optional<GroupLaunch> launchOf(String group) {
        return Optional.ofNullable(launches.get(group));
    }

    @Override
    public void listen(MasterListener listener) {
        masterListeners.add(listener);
    }

    void joins(int id) {
        joins(id, "default");
    }

    void joins(int id, String group) {
        ExecutorInfo executor = new ExecutorInfo(id, group, "node" + id, "container_" + id, 2, Optional.empty());
        executors.add(executor);
        listeners.forEach(listener -> listener.registered(executor));
    }

    void isLost(int id) {
        executors.removeIf(executor -> executor.id() == id);
        ExecutorLoss loss = new ExecutorLoss(
                id, "default", "node" + id, ExecutorLoss.Cause.PROGRAM, OptionalInt.of(3), "exited with \"3\"");
        listeners.forEach(listener -> listener.lost(loss));
    }

    @Override
    public String applicationId() {
        return "application_1_0001";
    }

    @Override
    public int attempt() {
        return 2;
    }

    @Override
    public DeployMode deployMode() {
        return DeployMode.CLUSTER;
    }

    @Override
    public String user() {
        return "ann";
    }

    @Override
    public Optional<URI> trackingUrl() {
        return Optional.of(URI.create("http://rm/app"));
    }

    @Override
    public ExecutorGroup executors() {
        return this;
    }

    @Override
    public ExecutorGroup executors(String group) {
        return this;
    }

    @Override
    public void progress(double fraction) {
        asked.add("progress " + fraction);
    }

    @Override
    public void status(String text) {
        asked.add("status " + text);
    }

    @Override
    public void figure(String name, long value) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("The name of a figure is empty");
        }
        asked.add(name + "=" + value);
    }

    @Override
    public String name() {
        return "default";
    }

    @Override
    public void request(int total) {
        requested = total;
    }

    @Override
    public int requested() {
        return requested;
    }

    @Override
    public List<ExecutorInfo> list() {
        return List.copyOf(executors);
    }

    @Override
    public boolean kill(int executorId) {
        asked.add("kill " + executorId);
        return executors.stream().anyMatch(executor -> executor.id() == executorId);
    }

    @Override
    public AutoCloseable listen(ExecutorListener listener) {
        listeners.add(listener);
        return () -> {};
    }

    @Override
    public boolean awaitRegistered(int n, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("unchecked") // The test gives what the task returns.
    public <T extends @Nullable Object> TaskFuture<T> submit(Task<T> task) {
        GivenTask given = new GivenTask(task);
        tasks.add(given);
        return (TaskFuture<T>) given;
    }

    @Override
    public <I extends @Nullable Object, O extends @Nullable Object> List<O> map(
            List<I> inputs, TaskFunction<I, O> function) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <I extends @Nullable Object, O extends @Nullable Object> Stage<O> stage(
            String name, List<I> inputs, TaskFunction<I, O> function) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T extends @Nullable Object> Broadcast<T> broadcast(T value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
