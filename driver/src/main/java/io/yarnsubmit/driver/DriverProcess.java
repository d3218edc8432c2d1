package io.yarnsubmit.driver;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import io.grpc.Server;
import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.driver.broadcast.BroadcastBlocks;
import io.yarnsubmit.driver.command.CommandMain;
import io.yarnsubmit.driver.command.CommandVariables;
import io.yarnsubmit.driver.context.ContextHolder;
import io.yarnsubmit.driver.context.GroupRegistry;
import io.yarnsubmit.driver.context.JobSubmitter;
import io.yarnsubmit.driver.context.ProcessContext;
import io.yarnsubmit.driver.control.ControlServer;
import io.yarnsubmit.driver.control.ControlService;
import io.yarnsubmit.driver.control.ControlledApplication;
import io.yarnsubmit.driver.link.AmLink;
import io.yarnsubmit.driver.program.FailureFile;
import io.yarnsubmit.driver.program.LingeringThreads;
import io.yarnsubmit.driver.program.ParentWatch;
import io.yarnsubmit.driver.program.Program;
import io.yarnsubmit.driver.program.ShutdownHookTimeout;
import io.yarnsubmit.driver.roles.shell.RolesPlan;
import io.yarnsubmit.driver.roles.shell.RolesProgram;
import io.yarnsubmit.driver.shell.BlockFetcher;
import io.yarnsubmit.driver.shell.BlockTransfer;
import io.yarnsubmit.driver.shell.DriverShell;
import io.yarnsubmit.driver.shell.LossReader;
import io.yarnsubmit.driver.shell.OutputFetcher;
import io.yarnsubmit.driver.tasks.TaskIds;
import io.yarnsubmit.driver.tasks.TaskSchedulerCore;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.blocks.BlockClient;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.failure.ThrownText;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.loop.MonotonicTime;
import io.yarnsubmit.protocol.rpc.TransportFailures;
import io.yarnsubmit.protocol.secrets.SecretFiles;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.tokens.TokenReplacement;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.DriverLaunch;
import io.yarnsubmit.protocol.v1.DriverPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Wires the parts of the driver process together. */
final class DriverProcess {
    private static final int RESULT_THREADS = 4;
    private static final int FETCH_THREADS = 4;
    private static final long DISMISSAL_MILLIS = 1_000;
    /** How long it may take to kill what has not ended in time, and to tell. */
    private static final long KILL_MILLIS = 2_000;

    private final DriverLaunch launch;
    private final EventLoop loop;
    private final DriverShell shell;
    // A future or a queue would fix the size of the JVM's common pool, which the user's main may set.
    private final CountDownLatch welcomed = new CountDownLatch(1);
    private volatile DriverInstruction.Welcome welcome = DriverInstruction.Welcome.getDefaultInstance();
    // Made when there are some; touched only on the loop.
    private @Nullable TokenReplacement tokens;
    private final RolesPlan rolesPlan;
    private final RolesProgram roles;
    private final List<GroupRegistry> registries = new ArrayList<>();
    private final Executor listenerThread;
    private final Settings settings;
    private final TaskIds ids = new TaskIds();
    private final BroadcastBlocks broadcasts;
    private final TransportFailures transportFailures;
    private final FailureFile failureFile;
    private final PrintStream err;
    private final ThreadFailureHandler failure;
    private volatile @Nullable CommandMain command;
    private volatile @Nullable ProcessContext context;
    private @Nullable ControlService controlService;

    private DriverProcess(DriverLaunch launch, ApplicationTls tls, FailureFile failureFile, PrintStream err) {
        this.launch = launch;
        this.failureFile = failureFile;
        this.err = err;
        this.failure = new ThreadFailureHandler(failureFile, err);
        this.transportFailures = TransportFailures.listen(failure);
        this.rolesPlan = RolesPlan.of(launch.getApplicationId(), launch.getGroupsList(), launch.getPlan());
        this.roles = new RolesProgram(rolesPlan, failureFile, err);
        this.settings = Settings.of(launch.getConfigurationMap());
        this.broadcasts = new BroadcastBlocks(tls, launch.getHubHost(), failure);
        this.loop = EventLoop.start("driver", thrown -> failure.uncaughtException(Thread.currentThread(), thrown));
        this.listenerThread = guarded(pool("executor-listeners", 1));
        for (ExecutorGroupPlan group : launch.getGroupsList()) {
            registries.add(
                    new GroupRegistry(group.getName(), group.getInitialTotal(), group.hasElasticity(), listenerThread));
        }
        this.shell = new DriverShell(
                loop,
                new MonotonicTime(),
                settings,
                registries,
                this::newGroup,
                launch.getGroupsList(),
                rolesPlan,
                ids,
                new BlockTransfer(fetcher(tls), broadcasts, maxResultBytes()),
                this::welcomed,
                this::replaceTokens);
    }

    /** @param err standard error, which user code cannot change */
    static DriverProcess start(DriverLaunch launch, FailureFile failureFile, PrintStream err) throws IOException {
        ApplicationTls tls = ApplicationTls.of(launch.getIdentity());
        DriverProcess process = new DriverProcess(launch, tls, failureFile, err);
        Server server = process.openHub(tls);
        AmLink link = new AmLink(
                Path.of(launch.getAddressFile()),
                launch.getHubHost(),
                server.getPort(),
                tls,
                process.loop,
                new MonotonicTime(),
                process.shell);
        process.shell.roles().listen(process.roles);
        process.shell.start(link);
        Runtime.getRuntime().addShutdownHook(OwnThreads.unstarted("driver-end", process.failure, process::end));
        ParentWatch.start(launch.getHostProcess(), process::endWithoutParent, process.failure);
        return process;
    }

    /** Where executors were told that it is going to be, if that port can be had; the ApplicationMaster hears of another. */
    private Server openHub(ApplicationTls tls) throws IOException {
        int configured = settings.get(ConfigKeys.DRIVER_PORT);
        int port = launch.getHubPort() > 0 ? launch.getHubPort() : configured;
        try {
            return shell.hub().start(launch.getHubHost(), port, tls);
        } catch (IOException e) {
            if (port == configured) {
                throw e;
            }
            return shell.hub().start(launch.getHubHost(), configured, tls);
        }
    }

    private void welcomed(DriverInstruction.Welcome answer) {
        if (welcomed.getCount() > 0) {
            welcome = answer;
            welcomed.countDown();
        }
    }

    /** On the loop, when a group was made at run time: only the control API does that, and the context is there. */
    private GroupRegistry newGroup(String name) {
        GroupRegistry registry = new GroupRegistry(name, 0, false, listenerThread);
        requireNonNull(context).add(registry);
        return registry;
    }

    /** On the loop. */
    private void replaceTokens(ByteString storage) {
        TokenReplacement known = tokens;
        if (known == null && !launch.getTokenFile().isEmpty()) {
            known = new TokenReplacement(
                    Path.of(launch.getTokenFile()), line -> err.println("yarn-submit: " + line), failure);
            tokens = known;
        }
        // Without a file, the program logs in by itself, and would only be hampered by tokens that end.
        if (known != null) {
            known.replace(storage.toByteArray());
        }
    }

    private OutputFetcher fetcher(ApplicationTls tls) {
        return new BlockFetcher(new BlockClient(tls, pool("output-transport", 1)), pool("output-fetch", FETCH_THREADS));
    }

    private Executor pool(String name, int threads) {
        return OwnThreads.pool(name, threads, failure);
    }

    /** Waits for the ApplicationMaster, then calls the user's main on this thread, or runs the command and exits. */
    void runMain() throws Throwable {
        DriverPlan plan = launch.getPlan();
        boolean isCommand = plan.getCommandCount() > 0;
        boolean isRoles = !isCommand
                && plan.getMainClass().isEmpty()
                && !rolesPlan.roles().isEmpty();
        @Nullable
        Program program = isCommand || isRoles ? null : Program.find(plan.getMainClass(), plan.getUserJarsList());
        @Nullable ControlServer control = isCommand ? boundControl() : null;
        welcomed.await();
        DriverInstruction.Welcome answer = welcome;
        ProcessContext context = new ProcessContext(
                new ProcessContext.Identity(
                        launch.getApplicationId(),
                        answer.getAttempt(),
                        launch.getDeployMode() == io.yarnsubmit.protocol.v1.DeployMode.DEPLOY_MODE_CLUSTER
                                ? DeployMode.CLUSTER
                                : DeployMode.CLIENT,
                        launch.getUser(),
                        LossReader.uri(answer.getTrackingUrl())),
                shell,
                registries,
                new TaskSerializer(
                        ClassLoader.getSystemClassLoader(), settings.get(ConfigKeys.TASK_SERIALIZATION_FILTER)),
                pool("task-results", RESULT_THREADS),
                ids,
                broadcasts,
                jobLimits());
        this.context = context;
        ContextHolder.fill(context);
        loop.execute(() -> shell.hub()
                .answerWith((executor, call, answered) -> control(context).call(executor, call, answered)));
        if (!rolesPlan.roles().isEmpty()) {
            // So that keys and events of roles are heard of.
            control(context);
        }
        shell.mainCalled();
        if (isRoles) {
            System.exit(roles.await());
        } else if (program == null) {
            runCommand(context, control, answer);
        } else {
            runProgram(program);
        }
    }

    private void runProgram(Program program) throws Throwable {
        if (rolesPlan.decides()) {
            roles.whenDecided(() -> OwnThreads.start("roles-decided", failure, this::exitAsDecided));
        }
        program.run(launch.getPlan().getArgumentsList());
        if (rolesPlan.decides()) {
            System.exit(roles.await());
        }
    }

    private void exitAsDecided() {
        try {
            System.exit(roles.await());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runCommand(ProcessContext context, @Nullable ControlServer control, DriverInstruction.Welcome answer)
            throws InterruptedException {
        Map<String, String> variables = new HashMap<>(CommandVariables.of(launch, answer));
        if (control != null) {
            control.serve(control(context));
            variables.putAll(control.variables());
        }
        CommandMain main = new CommandMain(
                launch.getPlan().getCommandList(),
                variables,
                settings.get(ConfigKeys.DRIVER_STOP_TIMEOUT),
                failureFile,
                err);
        command = main;
        if (rolesPlan.decides()) {
            roles.whenDecided(main::stop);
        }
        int status = main.run(launch.getOnTerminal());
        boolean byRoles = rolesPlan.decides() && (status == 0 || roles.isDecided());
        System.exit(byRoles ? roles.await() : status);
    }

    /** Made when the first command asks for it: most drivers in Java never need it. */
    private synchronized ControlService control(ProcessContext context) {
        ControlService made = controlService;
        if (made == null) {
            made = new ControlService(
                    new ControlledApplication(
                            context, context::groups, shell.groups(), shell.roles(), launch.getGroupsList()),
                    loop,
                    new MonotonicTime(),
                    settings.get(ConfigKeys.CONTROL_EXECUTORS_MAY_SCALE),
                    (executor, progress) -> shell.progress(executor, List.of(progress)));
            controlService = made;
        }
        return made;
    }

    private @Nullable ControlServer boundControl() {
        try {
            return ControlServer.bind(Path.of(launch.getFailureFile()).resolveSibling("commands"), failure);
        } catch (IOException | LinkageError e) {
            // Not every JDK has the module jdk.httpserver, and most commands do not need it.
            err.println("yarn-submit: the command runs without the control API: " + e);
            return null;
        }
    }

    private long maxResultBytes() {
        return settings.find(ConfigKeys.JOB_MAX_RESULT_SIZE)
                .map(size -> (long) size.mib() << 20)
                .orElse(Runtime.getRuntime().maxMemory() / 4);
    }

    private JobSubmitter.Limits jobLimits() {
        return new JobSubmitter.Limits(
                maxResultBytes(), settings.get(ConfigKeys.TASK_MAX_ATTEMPTS) * TaskSchedulerCore.LOSSES_PER_ATTEMPT);
    }

    /** Runs in parallel with the user's shutdown hooks. */
    private void end() {
        endRoles();
        dismissExecutors();
        LingeringThreads.watchEnding(err);
        ShutdownHookTimeout.watch(settings.get(ConfigKeys.DRIVER_STOP_TIMEOUT), failureFile, err);
    }

    /** Commands of roles get the time that they have to end. */
    private void endRoles() {
        if (rolesPlan.roles().isEmpty()) {
            return;
        }
        CountDownLatch ended = new CountDownLatch(1);
        loop.execute(() -> shell.roles().end(ended::countDown));
        try {
            long grace = rolesPlan.longestGrace().toMillis() + KILL_MILLIS;
            long limit = settings.get(ConfigKeys.DRIVER_STOP_TIMEOUT).toMillis();
            ended.await(Math.min(grace, limit), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells the executors to end, and waits a moment until they have disconnected. */
    private void dismissExecutors() {
        CountDownLatch gone = new CountDownLatch(1);
        loop.execute(() -> {
            shell.dismissExecutors();
            awaitGone(gone);
        });
        try {
            gone.await(DISMISSAL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitGone(CountDownLatch gone) {
        if (shell.hub().connected() == 0) {
            shell.finish(gone::countDown);
        } else {
            loop.schedule(Duration.ofMillis(5), () -> awaitGone(gone));
        }
    }

    private void endWithoutParent() {
        try {
            err.println("yarn-submit: the process that started this driver is gone, so the driver ends");
            if (!rolesPlan.roles().isEmpty()) {
                // They may take their time; the driver's command may not.
                endCommand();
                endRoles();
            }
            dismissExecutors();
            endCommand();
            if (!launch.getSecretsDirectory().isEmpty()) {
                SecretFiles.remove(Path.of(launch.getSecretsDirectory()));
            }
        } finally {
            Runtime.getRuntime().halt(ExitCode.APPLICATION_FAILED);
        }
    }

    private void endCommand() {
        CommandMain running = command;
        if (running != null) {
            running.endAll();
        }
    }

    /** Keeps an exception of one of the user's listeners away from the others. */
    private Executor guarded(Executor thread) {
        return work -> thread.execute(() -> {
            try {
                work.run();
            } catch (Throwable e) {
                err.print("yarn-submit: an executor listener threw " + ThrownText.stackTrace(e));
                err.flush();
            }
        });
    }
}
