package io.yarnsubmit.driver.shell;

import static java.util.Objects.requireNonNull;

import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.driver.context.GroupRegistry;
import io.yarnsubmit.driver.context.SchedulerBackend;
import io.yarnsubmit.driver.context.TaskListener;
import io.yarnsubmit.driver.elasticity.Load;
import io.yarnsubmit.driver.executors.ExecutorsAction;
import io.yarnsubmit.driver.executors.ExecutorsCore;
import io.yarnsubmit.driver.executors.GroupCensus;
import io.yarnsubmit.driver.executors.Registration;
import io.yarnsubmit.driver.hub.Hub;
import io.yarnsubmit.driver.hub.HubListener;
import io.yarnsubmit.driver.jobs.JobListener;
import io.yarnsubmit.driver.jobs.JobProgress;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.link.AmLink;
import io.yarnsubmit.driver.link.LinkListener;
import io.yarnsubmit.driver.tasks.Scheduling;
import io.yarnsubmit.driver.tasks.TaskNumbers;
import io.yarnsubmit.driver.tasks.TaskSchedulerCore;
import io.yarnsubmit.driver.tasks.TaskSetSpec;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.BlockRange;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.TaskCounts;
import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where everything meets: turns what executors, the ApplicationMaster and the user's threads say into events of the two
 * cores, and carries out what these decide. Everything but {@link SchedulerBackend}'s methods happens on the loop.
 */
public final class DriverShell implements HubListener, LinkListener, SchedulerBackend {
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration TASK_TICK = Duration.ofMillis(100);

    private final EventLoop loop;
    private final InstantSource clock;
    private final Map<String, GroupRegistry> registries = new LinkedHashMap<>();
    private final ExecutorsCore executors;
    private final TaskSchedulers tasks;
    private final JobScheduler jobs;
    private final ElasticityShells elasticity;
    private final Hub hub;
    private final Consumer<DriverInstruction.Welcome> whenWelcomed;
    private DriverMessage.DriverReport report = DriverMessage.DriverReport.getDefaultInstance();
    private boolean reportPlanned;
    /** The line beside the state tells of the jobs, and is not the program's. */
    private boolean statusIsOurs;

    private @Nullable AmLink link;
    private ExecutorMessage.@Nullable Registration registering;

    /** @param whenWelcomed hears, on the loop, of each ApplicationMaster that answers */
    public DriverShell(
            EventLoop loop,
            InstantSource clock,
            Settings settings,
            List<GroupRegistry> registries,
            List<ExecutorGroupPlan> groups,
            TaskNumbers numbers,
            OutputFetcher outputs,
            Consumer<DriverInstruction.Welcome> whenWelcomed) {
        this.loop = loop;
        this.clock = clock;
        this.whenWelcomed = whenWelcomed;
        Map<String, Integer> initialTotals = new LinkedHashMap<>();
        groups.forEach(group -> initialTotals.put(group.getName(), group.getInitialTotal()));
        this.executors = new ExecutorsCore(initialTotals, settings.get(ConfigKeys.EXECUTOR_DRIVER_TIMEOUT));
        this.hub = new Hub(loop, clock, settings.get(ConfigKeys.EXECUTOR_HEARTBEAT_TIMEOUT), this);
        int taskAttempts = settings.get(ConfigKeys.TASK_MAX_ATTEMPTS);
        Scheduling scheduling = new Scheduling(
                settings.get(ConfigKeys.SCHEDULING) == ConfigKeys.Sharing.FAIR,
                settings.get(ConfigKeys.SCHEDULING_POOLS));
        this.tasks = new TaskSchedulers(() -> new TaskScheduler(
                new TaskSchedulerCore(taskAttempts, scheduling),
                hub,
                executorId -> carryOut(executors.drained(executorId)),
                exclude -> say(DriverMessages.of(exclude))));
        this.jobs =
                new JobScheduler(tasks, numbers, outputs, loop, this::tasksAdded, new JobReporter(clock, this::say));
        this.elasticity = new ElasticityShells(groups, settings, loop, clock, this::load, this::follow);
        for (GroupRegistry registry : registries) {
            this.registries.put(registry.name(), registry);
        }
    }

    public Hub hub() {
        return hub;
    }

    JobScheduler jobs() {
        return jobs;
    }

    /** Before anything happens. */
    public void start(AmLink opened) {
        link = opened;
        opened.start();
        elasticity.start();
        loop.schedule(TICK, this::tick);
        loop.schedule(TASK_TICK, this::tickTasks);
    }

    private void tickTasks() {
        tasks.tick();
        loop.schedule(TASK_TICK, this::tickTasks);
    }

    private void tick() {
        carryOut(executors.tick(clock.instant()));
        countTasks();
        showJobs();
        loop.schedule(TICK, this::tick);
    }

    // What executors say.

    @Override
    public void registered(ExecutorMessage.Registration said) {
        registering = said;
        Registration registration = new Registration(
                said.getExecutorId(), said.getGroup(), said.getHost(), said.getContainerId(), said.getSlots());
        carryOut(executors.registered(registration, tasks::runningOn));
        registering = null;
    }

    @Override
    public void results(int executorId, List<TaskResult> results) {
        tasks.results(executorId, results);
        if (!results.isEmpty()) {
            reached("first task result");
        }
    }

    @Override
    public void progress(int executorId, List<TaskProgress> progress) {
        tasks.progress(executorId, progress);
    }

    @Override
    public void disconnected(int executorId) {
        carryOut(executors.disconnected(executorId, clock.instant()));
    }

    @Override
    public void silent(int executorId, Duration silence) {
        carryOut(executors.silent(executorId, silence));
    }

    // What the ApplicationMaster says.

    @Override
    public void opened() {
        elasticity.linked();
        carryOut(executors.linkOpened(clock.instant()));
        say(DriverMessages.of(report));
    }

    @Override
    public void welcomed(DriverInstruction.Welcome welcome) {
        whenWelcomed.accept(welcome);
    }

    @Override
    public void started(DriverInstruction.ExecutorStarted started) {
        carryOut(executors.started(started.getExecutorId(), started.getGroup(), LossReader.uri(started.getLogUrl())));
    }

    @Override
    public void lost(DriverInstruction.ExecutorLost lost) {
        carryOut(executors.lost(LossReader.read(lost)));
    }

    @Override
    public void drainRequested(DriverInstruction.DrainRequest request) {
        carryOut(executors.recalled(
                request.getCandidatesList(), request.getCount(), request.getReason(), tasks::runningOn));
    }

    @Override
    public void capacity(DriverInstruction.Capacity capacity) {
        elasticity.capacity(capacity.getMoreMap());
    }

    @Override
    public void scale(DriverInstruction.Scale scale) {
        request(scale.getGroup(), scale.getTotal());
    }

    @Override
    public int highestExecutorId() {
        return executors.highestId();
    }

    // What the user's threads say.

    @Override
    public void submit(String group, TaskSetSpec set, TaskListener whenEnded) {
        loop.execute(() -> {
            tasks.submit(group, set, whenEnded);
            elasticity.tasksAdded(group);
        });
    }

    private void tasksAdded(String group) {
        elasticity.tasksAdded(group);
    }

    @Override
    public void start(JobSpec job, JobProgress shown, JobListener listener) {
        loop.execute(() -> jobs.start(job, shown, listener));
    }

    @Override
    public void cancelJob(long jobId, boolean interrupt) {
        loop.execute(() -> jobs.tell(jobId, core -> core.cancelled(interrupt)));
    }

    @Override
    public void cancelStage(long jobId, int stage, boolean interrupt) {
        loop.execute(() -> jobs.tell(jobId, core -> core.stageCancelled(stage, interrupt)));
    }

    @Override
    public void cancelTask(long jobId, int stage, int task, boolean interrupt) {
        loop.execute(() -> jobs.tell(jobId, core -> core.taskCancelled(stage, task, interrupt)));
    }

    @Override
    public void taken(long jobId, long bytes) {
        loop.execute(() -> jobs.tell(jobId, core -> core.taken(bytes)));
    }

    @Override
    public void cancel(long taskId, boolean interrupt) {
        loop.execute(() -> tasks.cancel(taskId, interrupt));
    }

    @Override
    public void cancelAll(String group, TaskSetSpec set) {
        loop.execute(() -> tasks.cancelAll(group, set));
    }

    @Override
    public void request(String group, int total) {
        loop.execute(() -> {
            elasticity.requested(group);
            carryOut(executors.requested(group, total, tasks::runningOn));
        });
    }

    @Override
    public void kill(int executorId) {
        loop.execute(() -> carryOut(executors.killed(executorId)));
    }

    @Override
    public void progress(double fraction) {
        loop.execute(() -> report(report.toBuilder().setProgress(fraction).build()));
    }

    @Override
    public void status(String text) {
        loop.execute(() -> {
            statusIsOurs = false;
            report(report.toBuilder().setStatus(text).build());
        });
    }

    @Override
    public void figure(String name, long value) {
        loop.execute(() -> report(report.toBuilder().putFigures(name, value).build()));
    }

    @Override
    public void releaseBlocks(long first, long count) {
        loop.execute(() -> hub.sendToAll(message -> message.addReleasedBlocks(
                BlockRange.newBuilder().setFirst(first).setCount(count))));
    }

    @Override
    public void execute(Runnable event) {
        loop.execute(event);
    }

    @Override
    public void close() {
        loop.execute(() -> {
            jobs.closeAll();
            tasks.closeAll();
            giveBackExecutors();
        });
    }

    /**
     * The process is ending: executors end, and no others take their places, however long that takes. Nobody is told that
     * tasks failed, because that would be news to a program that has not failed. On the loop.
     */
    public void dismissExecutors() {
        // Before their executors go, and at once: the link ends soon.
        countTasks();
        showJobs();
        say(DriverMessages.of(report));
        giveBackExecutors();
        hub.stopAll();
    }

    private void giveBackExecutors() {
        elasticity.allReleased();
        carryOut(executors.closed());
    }

    /** Something happened now, for the timeline: the first time counts. On the loop. */
    private void reached(String milestone) {
        if (!report.containsMilestones(milestone)) {
            report(report.toBuilder()
                    .putMilestones(milestone, clock.instant().toEpochMilli())
                    .build());
        }
    }

    /** The user's main is about to be called. */
    public void mainCalled() {
        loop.execute(() -> reached("driver's main called"));
    }

    /** Lets what the ApplicationMaster was told last go out. On the loop; runs the argument there when it has. */
    public void finish(Runnable whenOut) {
        if (link == null) {
            whenOut.run();
        } else {
            link.finish(whenOut);
        }
    }

    /** At every tick rather than at every event: a driver may end thousands of tasks a second. */
    private void countTasks() {
        TaskCounts counts = DriverMessages.of(tasks.census());
        if (!counts.equals(report.getTasks())) {
            report(report.toBuilder().setTasks(counts).build());
        }
    }

    /** Where the program says nothing itself. */
    private void showJobs() {
        jobs.show();
        String line = jobs.line();
        if ((statusIsOurs || report.getStatus().isEmpty()) && !line.equals(report.getStatus())) {
            statusIsOurs = true;
            report(report.toBuilder().setStatus(line).build());
        }
    }

    private void report(DriverMessage.DriverReport changed) {
        report = changed;
        if (!reportPlanned) {
            // A driver may report for every record it reads; only the last word of a burst goes out.
            reportPlanned = true;
            loop.execute(() -> {
                reportPlanned = false;
                say(DriverMessages.of(report));
            });
        }
    }

    private void carryOut(List<ExecutorsAction> actions) {
        for (ExecutorsAction action : actions) {
            carryOut(action);
        }
    }

    /** Every kind of action; a test proves it. */
    void carryOut(ExecutorsAction action) {
        if (action instanceof ExecutorsAction.TellTargets tell) {
            say(DriverMessages.of(tell));
        } else if (action instanceof ExecutorsAction.TellRegistration tell) {
            say(DriverMessages.of(tell));
        } else if (action instanceof ExecutorsAction.AskStop ask) {
            say(DriverMessages.of(ask));
        } else if (action instanceof ExecutorsAction.StopThroughHub stop) {
            hub.stop(stop.executorId());
        } else {
            carryOutHere(action);
        }
    }

    private void carryOutHere(ExecutorsAction action) {
        if (action instanceof ExecutorsAction.AdmitToTasks admit) {
            tasks.admit(admit.group(), admit.executorId(), admit.host(), admit.slots());
            elasticity.registered(admit.group());
        } else if (action instanceof ExecutorsAction.TasksAway away) {
            tasks.away(away.executorId());
        } else if (action instanceof ExecutorsAction.TasksBack back) {
            tasks.back(back.executorId(), requireNonNull(registering).getHeldList());
        } else if (action instanceof ExecutorsAction.Drain drain) {
            tasks.drain(drain.executorId());
        } else if (action instanceof ExecutorsAction.Keep keep) {
            tasks.keep(keep.executorId());
        } else if (action instanceof ExecutorsAction.LoseTasks lose) {
            tasks.lose(lose.executorId(), lose.why(), lose.blamed());
            jobs.executorLost(lose.executorId());
        } else if (action instanceof ExecutorsAction.Show show) {
            onRegistry(show.executor().group(), registry -> registry.show(show.executor()));
        } else if (action instanceof ExecutorsAction.Hide hide) {
            onRegistry(hide.group(), registry -> registry.hide(hide.executorId()));
        } else if (action instanceof ExecutorsAction.AnnounceRegistered announce) {
            onRegistry(
                    announce.executor().group(),
                    registry -> registry.announce(listener -> listener.registered(announce.executor())));
        } else if (action instanceof ExecutorsAction.AnnounceLost announce) {
            ExecutorLoss loss = announce.loss();
            onRegistry(loss.group(), registry -> registry.announce(listener -> listener.lost(loss)));
        } else {
            throw new IllegalStateException("nobody carries out " + action);
        }
    }

    private Load load(String group) {
        GroupCensus census = executors.census(group, tasks::runningOn);
        TaskScheduler scheduler = tasks.of(group);
        return new Load(
                scheduler.waiting(),
                scheduler.running(),
                scheduler.completed(),
                census.usable(),
                census.busy(),
                census.starting());
    }

    private void follow(String group, int target) {
        onRegistry(group, registry -> registry.follow(target));
        carryOut(executors.requested(group, target, tasks::runningOn));
    }

    private void onRegistry(String group, Consumer<GroupRegistry> change) {
        GroupRegistry registry = registries.get(group);
        if (registry != null) {
            change.accept(registry);
        }
    }

    private void say(DriverMessage message) {
        if (link != null) {
            link.say(message);
        }
    }
}
