package io.yarnsubmit.driver.shell;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.context.GroupBackend;
import io.yarnsubmit.driver.context.GroupRegistry;
import io.yarnsubmit.driver.context.SchedulerBackend;
import io.yarnsubmit.driver.context.TaskListener;
import io.yarnsubmit.driver.elasticity.GroupLoad;
import io.yarnsubmit.driver.executors.ExecutorsAction;
import io.yarnsubmit.driver.executors.ExecutorsCore;
import io.yarnsubmit.driver.executors.GroupTotals;
import io.yarnsubmit.driver.executors.Registration;
import io.yarnsubmit.driver.hub.Hub;
import io.yarnsubmit.driver.hub.HubListener;
import io.yarnsubmit.driver.jobs.JobListener;
import io.yarnsubmit.driver.jobs.JobProgress;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.link.AmLink;
import io.yarnsubmit.driver.link.LinkListener;
import io.yarnsubmit.driver.roles.shell.RolesPlan;
import io.yarnsubmit.driver.roles.shell.RolesShell;
import io.yarnsubmit.driver.tasks.SchedulingPolicy;
import io.yarnsubmit.driver.tasks.TaskIds;
import io.yarnsubmit.driver.tasks.TaskSchedulerCore;
import io.yarnsubmit.driver.tasks.TaskSetSpec;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.SchedulingMode;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.AccessAnswer;
import io.yarnsubmit.protocol.v1.BesideEnd;
import io.yarnsubmit.protocol.v1.BlockRange;
import io.yarnsubmit.protocol.v1.CommandEnd;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.InstanceState;
import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The shell of the driver process: turns messages of executors and of the ApplicationMaster, and calls of the user's
 * threads, into events of the cores, and carries out their actions. All methods but those of {@link SchedulerBackend}
 * run on the loop.
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
    private final ExecutorActions actions;
    private final GroupRequests requests;
    private final RolesShell roles;
    private final AccessRelay access;
    private final Consumer<DriverInstruction.Welcome> whenWelcomed;
    private final Consumer<ByteString> whenTokens;
    private final ReportedState reported;

    private @Nullable AmLink link;
    private ExecutorMessage.@Nullable Registration registering;

    /**
     * For one process.
     *
     * @param newRegistry makes the registry of a group that is made later
     * @param roles of those groups
     * @param whenWelcomed is called on the loop for each ApplicationMaster that answers
     * @param whenTokens is called on the loop when this process and the executors are given new tokens
     */
    public DriverShell(
            EventLoop loop,
            InstantSource clock,
            Settings settings,
            List<GroupRegistry> registries,
            Function<String, GroupRegistry> newRegistry,
            List<ExecutorGroupPlan> groups,
            RolesPlan roles,
            TaskIds ids,
            BlockTransfer blocks,
            Consumer<DriverInstruction.Welcome> whenWelcomed,
            Consumer<ByteString> whenTokens) {
        this.loop = loop;
        this.clock = clock;
        this.whenWelcomed = whenWelcomed;
        this.whenTokens = whenTokens;
        Map<String, Integer> initialTotals = new LinkedHashMap<>();
        groups.forEach(group -> initialTotals.put(group.getName(), group.getInitialTotal()));
        this.executors = new ExecutorsCore(initialTotals, settings.get(ConfigKeys.EXECUTOR_DRIVER_TIMEOUT));
        this.hub = new Hub(loop, clock, settings.get(ConfigKeys.EXECUTOR_HEARTBEAT_TIMEOUT), this);
        int taskAttempts = settings.get(ConfigKeys.TASK_MAX_ATTEMPTS);
        SchedulingPolicy policy = new SchedulingPolicy(
                settings.get(ConfigKeys.SCHEDULING) == SchedulingMode.FAIR, settings.get(ConfigKeys.SCHEDULING_POOLS));
        LargeValues largeValues = new LargeValues(blocks.served());
        LargeResults largeResults = new LargeResults(blocks.fetcher(), loop, hub, blocks.mostBytes());
        this.tasks = new TaskSchedulers(() -> new TaskScheduler(
                new TaskSchedulerCore(taskAttempts, policy),
                hub,
                largeValues,
                largeResults,
                executorId -> carryOut(executors.drained(executorId)),
                exclude -> send(DriverMessages.of(exclude))));
        this.jobs = new JobScheduler(
                tasks, ids, blocks.fetcher(), loop, this::tasksAdded, new JobReporter(clock, this::send));
        this.reported = new ReportedState(loop, clock, tasks, jobs, this::send);
        this.elasticity = new ElasticityShells(groups, settings, loop, clock, this::load, this::follow);
        for (GroupRegistry registry : registries) {
            this.registries.put(registry.name(), registry);
        }
        this.access = new AccessRelay(hub, this::send);
        this.requests = new GroupRequests(
                loop,
                executors,
                elasticity,
                tasks::runningOn,
                this.registries,
                newRegistry,
                this::carryOut,
                this::send);
        this.roles = new RolesShell(loop, clock, hub, roles, this::send, requests);
        this.actions = new ExecutorActions(
                this::send,
                hub,
                tasks,
                jobs,
                elasticity,
                this.roles,
                this.registries,
                () -> requireNonNull(registering));
    }

    public Hub hub() {
        return hub;
    }

    /** For others than drivers in Java. */
    public GroupBackend groups() {
        return requests;
    }

    /** The roles of the application, if it has some. */
    public RolesShell roles() {
        return roles;
    }

    JobScheduler jobs() {
        return jobs;
    }

    /** To be called once, before all other methods. */
    public void start(AmLink opened) {
        link = opened;
        opened.start();
        elasticity.start();
        loop.execute(roles::start);
        loop.schedule(TICK, this::tick);
        loop.schedule(TASK_TICK, this::tickTasks);
    }

    private void tickTasks() {
        tasks.tick();
        loop.schedule(TASK_TICK, this::tickTasks);
    }

    private void tick() {
        carryOut(executors.tick(clock.instant()));
        reported.countTasks();
        reported.showJobs();
        loop.schedule(TICK, this::tick);
    }

    // Messages of executors.

    @Override
    public void registered(ExecutorMessage.Registration said) {
        registering = said;
        reported.started(said);
        Registration registration = new Registration(
                said.getExecutorId(), said.getGroup(), said.getHost(), said.getContainerId(), said.getSlots());
        carryOut(executors.registered(registration, tasks::runningOn));
        registering = null;
    }

    @Override
    public void results(int executorId, List<TaskResult> results) {
        tasks.results(executorId, results);
        if (!results.isEmpty()) {
            reported.reached("first task result");
        }
    }

    @Override
    public void progress(int executorId, List<TaskProgress> progress) {
        tasks.progress(executorId, progress);
    }

    @Override
    public void commandEnded(int executorId, CommandEnd end) {
        requests.commandEnded(executorId, end);
    }

    @Override
    public void instanceState(int executorId, InstanceState state) {
        roles.state(executorId, state);
    }

    @Override
    public void besideEnds(int executorId, List<BesideEnd> ends) {
        roles.besideEnds(executorId, ends);
    }

    @Override
    public void access(int executorId, AccessAnswer answer) {
        access.answered(executorId, answer);
    }

    @Override
    public void disconnected(int executorId) {
        carryOut(executors.disconnected(executorId, clock.instant()));
    }

    @Override
    public void silent(int executorId, Duration silence) {
        carryOut(executors.silent(executorId, silence));
    }

    // Messages of the ApplicationMaster.

    @Override
    public void opened() {
        elasticity.linked();
        requests.linked();
        carryOut(executors.linkOpened(clock.instant()));
        reported.send();
        roles.linked();
    }

    @Override
    public void broken() {
        requests.broken();
    }

    @Override
    public void launchAnswered(DriverInstruction.GroupLaunchAnswer answer) {
        requests.answered(answer);
    }

    @Override
    public void welcomed(DriverInstruction.Welcome welcome) {
        requests.welcomed(welcome.getAttempt());
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
        carryOut(executors.reclaimed(
                request.getCandidatesList(), request.getCount(), request.getReason(), tasks::runningOn));
    }

    @Override
    public void capacity(DriverInstruction.Capacity capacity) {
        elasticity.capacity(capacity.getMoreMap());
    }

    @Override
    public void scale(DriverInstruction.Scale scale) {
        request(scale.getGroup(), scale.getTotal());
        if (!roles.isRole(scale.getGroup())) {
            actions.onRegistry(scale.getGroup(), registry -> registry.set(scale.getTotal(), true));
        }
    }

    @Override
    public void openAccess(int executorId) {
        access.asked(executorId);
    }

    @Override
    public void tokens(ByteString storage) {
        hub.tokens(storage);
        whenTokens.accept(storage);
    }

    @Override
    public int highestExecutorId() {
        return executors.highestId();
    }

    // Calls of the user's threads.

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
        loop.execute(() -> jobs.handle(jobId, core -> core.cancelled(interrupt)));
    }

    @Override
    public void cancelStage(long jobId, int stage, boolean interrupt) {
        loop.execute(() -> jobs.handle(jobId, core -> core.stageCancelled(stage, interrupt)));
    }

    @Override
    public void cancelTask(long jobId, int stage, int task, boolean interrupt) {
        loop.execute(() -> jobs.handle(jobId, core -> core.taskCancelled(stage, task, interrupt)));
    }

    @Override
    public void taken(long jobId, long bytes) {
        loop.execute(() -> jobs.handle(jobId, core -> core.taken(bytes)));
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
            if (roles.isRole(group)) {
                roles.scale(group, total);
                return;
            }
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
        loop.execute(() -> reported.progress(fraction));
    }

    @Override
    public void status(String text) {
        loop.execute(() -> reported.status(text));
    }

    @Override
    public void figure(String name, long value) {
        loop.execute(() -> reported.figure(name, value));
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
            roles.end(this::giveBackExecutors);
        });
    }

    /**
     * The process is ending: tells all executors to end, and requests no others. Tasks are not reported as failed,
     * because the program has not failed. On the loop.
     */
    public void dismissExecutors() {
        // Sent now, before the executors go and the link closes.
        reported.countTasks();
        reported.showJobs();
        reported.send();
        roles.sendReports();
        giveBackExecutors();
        hub.stopAll();
    }

    private void giveBackExecutors() {
        elasticity.allReleased();
        carryOut(executors.closed());
    }

    /** The user's main is about to be called. */
    public void mainCalled() {
        loop.execute(() -> reported.reached("driver's main called"));
    }

    /** Closes the link after all messages to the ApplicationMaster were sent, then runs the argument. On the loop. */
    public void finish(Runnable whenOut) {
        if (link == null) {
            whenOut.run();
        } else {
            link.finish(whenOut);
        }
    }

    private void carryOut(List<ExecutorsAction> actions) {
        for (ExecutorsAction action : actions) {
            carryOut(action);
        }
    }

    void carryOut(ExecutorsAction action) {
        action.accept(actions);
    }

    private GroupLoad load(String group) {
        GroupTotals totals = executors.totals(group, tasks::runningOn);
        TaskScheduler scheduler = tasks.of(group);
        return new GroupLoad(
                scheduler.waiting(),
                scheduler.running(),
                scheduler.completed(),
                totals.usable(),
                totals.busy(),
                totals.starting());
    }

    private void follow(String group, int target) {
        actions.onRegistry(group, registry -> registry.follow(target));
        carryOut(executors.requested(group, target, tasks::runningOn));
    }

    private void send(DriverMessage message) {
        if (link != null) {
            link.send(message);
        }
    }
}
