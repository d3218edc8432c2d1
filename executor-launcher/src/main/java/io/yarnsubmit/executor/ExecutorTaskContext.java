package io.yarnsubmit.executor;

import io.yarnsubmit.api.Counter;
import io.yarnsubmit.api.TaskContext;
import io.yarnsubmit.protocol.CounterNames;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.Function;
import io.yarnsubmit.protocol.v1.TaskRun;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The context of one task attempt. Thread-safe, because a task may pass it to its own threads. */
final class ExecutorTaskContext implements TaskContext {
    private final ExecutorLaunch launch;
    private final Function function;
    private final TaskRun run;
    private final UserCommands commands;
    private final Map<String, Count> counters = new ConcurrentHashMap<>();
    private volatile boolean cancelled;
    private volatile int permille;
    /** Used on the executor's loop only. */
    private int permilleReported;

    private static final class Count implements Counter {
        private final LongAdder sum = new LongAdder();

        @Override
        public void add(long n) {
            sum.add(n);
        }
    }

    /** @param function only its description is used */
    ExecutorTaskContext(ExecutorLaunch launch, Function function, TaskRun run, UserCommands commands) {
        this.launch = launch;
        this.function = function;
        this.run = run;
        this.commands = commands;
    }

    void cancel() {
        cancelled = true;
    }

    /** The progress if it has changed since the last call; otherwise -1. On the executor's loop. */
    int changedPermille() {
        int now = permille;
        boolean changed = now != permilleReported;
        permilleReported = now;
        return changed ? now : -1;
    }

    Map<String, Long> counted() {
        Map<String, Long> counted = new HashMap<>();
        counters.forEach((name, count) -> counted.put(name, count.sum.sum()));
        return counted;
    }

    @Override
    public String applicationId() {
        return launch.getApplicationId();
    }

    @Override
    public long jobId() {
        return function.getJobId();
    }

    @Override
    public String stage() {
        return function.getStage();
    }

    @Override
    public int index() {
        return (int) (run.getTaskId() - function.getFirstTaskId());
    }

    @Override
    public int attempt() {
        return run.getAttempt() - run.getGivenBack();
    }

    @Override
    public int executorId() {
        return launch.getExecutorId();
    }

    @Override
    public String host() {
        return launch.getHost();
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void progress(double fraction) {
        if (Double.isNaN(fraction)) {
            throw new IllegalArgumentException("the progress of a task must be from 0 to 1, not " + fraction);
        }
        permille = (int) Math.round(1000 * Math.min(1, Math.max(0, fraction)));
    }

    @Override
    public Map<String, String> commandEnvironment() {
        return commands.environment(ActiveTasks.attempt(run.getTaskId(), run.getAttempt()));
    }

    @Override
    public Counter counter(String name) {
        Count known = counters.get(name);
        if (known != null) {
            return known;
        }
        CounterNames.check(name);
        if (counters.size() >= CounterNames.MOST) {
            throw new IllegalArgumentException(CounterNames.tooMany("This task", name));
        }
        return counters.computeIfAbsent(name, unused -> new Count());
    }
}
