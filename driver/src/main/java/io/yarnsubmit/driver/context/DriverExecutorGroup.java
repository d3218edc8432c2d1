package io.yarnsubmit.driver.context;

import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorListener;
import io.yarnsubmit.api.Stage;
import io.yarnsubmit.api.Task;
import io.yarnsubmit.api.TaskFunction;
import io.yarnsubmit.api.TaskFuture;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An executor group for drivers: reads from the registry, sends requests to the scheduler. */
final class DriverExecutorGroup implements ExecutorGroup {
    private final GroupRegistry registry;
    private final SchedulerBackend application;
    private final TaskSubmitter tasks;
    private final JobSubmitter jobs;
    private final Runnable checkOpen;

    DriverExecutorGroup(
            GroupRegistry registry,
            SchedulerBackend application,
            TaskSubmitter tasks,
            JobSubmitter jobs,
            Runnable checkOpen) {
        this.registry = registry;
        this.application = application;
        this.tasks = tasks;
        this.jobs = jobs;
        this.checkOpen = checkOpen;
    }

    @Override
    public String name() {
        return registry.name();
    }

    @Override
    public void request(int total) {
        if (total < 0) {
            throw new IllegalArgumentException("A group cannot have " + total + " executors; request 0 or more");
        }
        checkOpen.run();
        // One lock for both, so that concurrent requests arrive in the same order in both places.
        synchronized (this) {
            registry.requested(total);
            application.request(registry.name(), total);
            application.execute(registry::handled);
        }
    }

    @Override
    public int requested() {
        return registry.requested();
    }

    @Override
    public boolean awaitRegistered(int n, Duration timeout) throws InterruptedException {
        return registry.awaitRegistered(n, timeout);
    }

    @Override
    public <T extends @Nullable Object> TaskFuture<T> submit(Task<T> task) {
        checkOpen.run();
        return tasks.submit(registry.name(), task);
    }

    @Override
    public <I extends @Nullable Object, O extends @Nullable Object> List<O> map(
            List<I> inputs, TaskFunction<I, O> function) {
        checkOpen.run();
        return tasks.map(registry.name(), inputs, function);
    }

    @Override
    public <I extends @Nullable Object, O extends @Nullable Object> Stage<O> stage(
            String name, List<I> inputs, TaskFunction<I, O> function) {
        return jobs.stage(registry.name(), name, inputs, function);
    }

    @Override
    public List<ExecutorInfo> list() {
        return registry.list();
    }

    @Override
    public boolean kill(int executorId) {
        checkOpen.run();
        if (!registry.has(executorId)) {
            return false;
        }
        application.kill(executorId);
        return true;
    }

    @Override
    public AutoCloseable listen(ExecutorListener listener) {
        GroupRegistry.Subscription subscription = registry.subscription(listener);
        application.execute(() -> registry.subscribe(subscription));
        return () -> {
            subscription.close();
            application.execute(() -> registry.unsubscribe(subscription));
        };
    }
}
