package io.yarnsubmit.client.local;

import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.cluster.ClusterAnswer;
import io.yarnsubmit.appmaster.cluster.ClusterAnswer.Completion;
import io.yarnsubmit.appmaster.cluster.ClusterEvents;
import io.yarnsubmit.appmaster.lifecycle.ApplicationEnd;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.diagnostics.ExecutorExit;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.failure.ThrownText;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * This machine as a cluster: every request is granted, and a container is a process. It decides nothing: what is replaced,
 * and when too many have failed, is decided by its callers. Thread-safe.
 */
final class LocalCluster implements Cluster {
    private static final String HOST = "localhost";
    private static final Duration TIME_TO_END = Duration.ofSeconds(3);
    private static final int TERMINATED = 143;

    private final ExecutorStart start;
    private final BiFunction<Grant, Integer, ExecutorLaunch> launches;
    private final Inbox<ClusterEvents> events;
    private final Listener listener;
    private final String containerPrefix;
    private final String logUrl;
    private final ExecutorService threads = OwnThreads.pool("executor-starter", OwnThreads.NOT_MISSED);
    // Guarded by this.
    private final Map<String, Process> processes = new HashMap<>();
    private final Set<String> stopped = new HashSet<>();
    private int granted;
    private boolean over;

    /** Gets messages for people, on any thread. */
    interface Listener {
        /** An executor ended that was not asked to. */
        void lost(int executorId, String why);

        /** The application is over. */
        void ended(ApplicationEnd ending);
    }

    LocalCluster(
            String applicationId,
            ExecutorStart start,
            String logUrl,
            BiFunction<Grant, Integer, ExecutorLaunch> launches,
            Inbox<ClusterEvents> events,
            Listener listener) {
        this.start = start;
        this.launches = launches;
        this.events = events;
        this.listener = listener;
        this.logUrl = logUrl;
        containerPrefix = "container-" + applicationId + "-";
    }

    @Override
    public synchronized void ask(String group, int count) {
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < count && !over; i++) {
            grants.add(new Grant(containerPrefix + ++granted, group, HOST, logUrl, true, true));
        }
        tell(List.of(), grants);
    }

    @Override
    public void launch(Grant grant, int executorId) {
        threads.execute(() -> start(grant, executorId));
    }

    private void start(Grant grant, int executorId) {
        String container = grant.container();
        if (isUnwanted(container)) {
            tell(List.of(new Completion(container, TERMINATED, "")), List.of());
            return;
        }
        try {
            ExecutorLaunch launch = launches.apply(grant, executorId);
            Process process = start.start(launch);
            synchronized (this) {
                processes.put(container, process);
            }
            if (isUnwanted(container)) {
                process.destroy();
            }
            events.post(on -> on.startAccepted(container));
            process.onExit().thenAccept(ended -> ended(container, launch, ended.exitValue()));
        } catch (Throwable e) {
            String why = e instanceof IOException ? ThrownText.message(e) : ThrownText.line(e);
            events.post(on -> on.startFailed(container, why));
        }
    }

    private synchronized boolean isUnwanted(String container) {
        return over || stopped.contains(container);
    }

    private void ended(String container, ExecutorLaunch launch, int status) {
        int executorId = launch.getExecutorId();
        start.ended(executorId);
        boolean unasked;
        synchronized (this) {
            processes.remove(container);
            unasked = !over && !stopped.remove(container);
        }
        String lastWords =
                status == 0 ? "" : LastLogLines.of(start.logs(executorId).resolve("stderr"));
        if (unasked && status != 0) {
            EndCause cause = launch.getCommandCount() > 0
                    ? EndCause.of(EndCode.EXECUTOR_COMMAND_FAILED).with(CauseFigure.EXIT_STATUS, status)
                    : ExecutorExit.cause(status, lastWords);
            listener.lost(executorId, cause.sentence());
        }
        tell(List.of(new Completion(container, status, lastWords)), List.of());
    }

    @Override
    public void stop(String container) {
        Process process;
        synchronized (this) {
            stopped.add(container);
            process = processes.get(container);
        }
        if (process != null) {
            process.destroy();
            threads.execute(() -> endSurely(process));
        }
    }

    private static void endSurely(Process process) {
        try {
            if (!process.waitFor(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    /** Ends what still runs, and waits for it: processes that were asked to end get a moment, then force is used. */
    void close() throws InterruptedException {
        running().forEach(Process::destroy);
        // Threads that are about to start an executor see that it is over.
        threads.shutdown();
        threads.awaitTermination(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS);
        if (!haveEnded()) {
            running().forEach(Process::destroyForcibly);
            haveEnded();
        }
        start.allEnded();
        threads.shutdownNow();
    }

    private boolean haveEnded() throws InterruptedException {
        long end = System.nanoTime() + TIME_TO_END.toNanos();
        for (Process process : running()) {
            if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    private synchronized List<Process> running() {
        over = true;
        return List.copyOf(processes.values());
    }

    private void tell(List<Completion> completed, List<Grant> grants) {
        ClusterAnswer answer =
                new ClusterAnswer(List.of(), List.of(), completed, grants, Optional.empty(), Optional.empty());
        events.post(on -> on.answered(answer));
    }

    /** From now on executors end for that reason. */
    @Override
    public synchronized void expectCompletions() {
        over = true;
    }

    @Override
    public void unregister(ApplicationEnd ending) {
        listener.ended(ending);
        events.post(ClusterEvents::unregistered);
    }

    @Override
    public void withdraw(String group, int count) {
        // All is granted already; what exceeds the target is given back when it comes.
    }

    @Override
    public Optional<String> prepare(ExecutorGroupPlan plan, int number) {
        start.changed(plan);
        return Optional.empty();
    }

    @Override
    public void redefine(String group) {}

    @Override
    public void settle(String group, int count) {}

    @Override
    public void release(String container) {
        tell(List.of(new Completion(container, TERMINATED, "")), List.of());
    }

    @Override
    public void exclude(Set<String> added, Set<String> removed) {}

    @Override
    public void promote(String container) {}

    @Override
    public void progress(double fraction) {}

    @Override
    public void pollSoon() {}

    @Override
    public String queue() {
        return "";
    }

    @Override
    public Duration silence() {
        return Duration.ZERO;
    }

    @Override
    public void checkAsks(Map<String, Integer> outstanding) {}
}
