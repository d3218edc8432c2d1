package io.yarnsubmit.executor;

import io.yarnsubmit.executor.control.HubSender;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.failure.OutOfMemory;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.rpc.MessageSizes;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.tokens.TokenFile;
import io.yarnsubmit.protocol.tokens.TokenReplacement;
import io.yarnsubmit.protocol.v1.CommandEnd;
import io.yarnsubmit.protocol.v1.ControlCall;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.HubMessage;
import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The executor: keeps the connection to the hub, passes its messages to the tasks, and sends back their results. It
 * runs on one event loop; task threads call only {@link #taskEnded}.
 *
 * <p>It may be there before the driver's hub, and dials until that answers. When the connection breaks later, it reconnects
 * until the driver has been gone for {@code yarnsubmit.executor.driverTimeout}; tasks continue meanwhile. {@link Contact} says
 * how often it dials, and for how long. Everything that registration does not need is created after the registration was sent.
 */
final class ExecutorProcess implements HubStream.Listener, HubSender {
    private static final Duration ACKNOWLEDGEMENT_LIMIT = Duration.ofSeconds(1);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    private static final Duration RESULT_DELAY = Duration.ofMillis(1);
    private static final int MAX_HELD_RESULTS = 512;
    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(1);

    private final ExecutorLaunch launch;
    private final ApplicationTls tls;
    private final EventLoop loop;
    private final InstantSource clock;
    private final ExecutorLog log;
    private final ProcessExit end;
    private final UncaughtExceptionHandler onFailure;
    private final UnacknowledgedResults results = new UnacknowledgedResults();
    private final ResultBatch ended = new ResultBatch();
    private final UserCommands commands;
    private final OwnCommand command;

    private @Nullable Settings settings;
    private @Nullable ActiveTasks tasks;
    // Only on an executor of a role.
    private @Nullable OwnInstance instance;
    // Made when there are some.
    private @Nullable TokenReplacement tokens;
    // Made when it is asked for.
    private @Nullable OwnAccess access;
    private @Nullable HubStream stream;
    private boolean flushing;
    private boolean ending;
    private boolean sentSomething;
    private Contact contact;

    ExecutorProcess(
            ExecutorLaunch launch,
            ApplicationTls tls,
            EventLoop loop,
            InstantSource clock,
            ExecutorLog log,
            ProcessExit end,
            UncaughtExceptionHandler onFailure) {
        this.launch = launch;
        this.tls = tls;
        this.loop = loop;
        this.clock = clock;
        this.log = log;
        this.end = end;
        this.onFailure = onFailure;
        this.commands = new UserCommands(launch, loop, clock, log, this, onFailure);
        this.command = new OwnCommand(launch, commands, loop, log, end, onFailure, this::sendCommandEnd);
        this.contact = Contact.none(launch.getHubExpected(), clock.instant());
    }

    /** Connects and registers, then creates what tasks need. On the loop. */
    void start() {
        connect();
        settings = Settings.of(launch.getConfigurationMap());
        tasks = new ActiveTasks(
                launch,
                settings,
                new TimeLimits(loop, log, settings.get(ConfigKeys.TASK_CANCEL_TIMEOUT), this::gaveUp),
                new KeptOutputs(launch, tls, onFailure),
                commands,
                onFailure,
                this::taskEnded);
        if (launch.getRole()) {
            instance = new OwnInstance(launch, commands, loop, log, end, onFailure, this::send);
        }
        loop.schedule(settings.get(ConfigKeys.EXECUTOR_HEARTBEAT_INTERVAL), this::heartbeat);
        loop.schedule(PROGRESS_INTERVAL, this::sendProgress);
    }

    private void connect() {
        stream = HubStream.open(launch, tls, loop, this);
        stream.send(ExecutorMessage.newBuilder().setRegistration(registration()).build());
        sendCommandEnd();
        if (instance != null) {
            instance.connected();
        }
        flush();
    }

    /** Unless there is no connection now. */
    private void send(ExecutorMessage message) {
        if (stream != null) {
            sentSomething = true;
            stream.send(message);
        }
    }

    private void sendCommandEnd() {
        CommandEnd ended = command.ended();
        if (ended != null) {
            send(ExecutorMessage.newBuilder().setCommandEnd(ended).build());
        }
    }

    private ExecutorMessage.Registration registration() {
        ProcessHandle process = ProcessHandle.current();
        ProcessHandle.Info info = process.info();
        ExecutorMessage.Registration.Builder registration = ExecutorMessage.Registration.newBuilder()
                .setExecutorId(launch.getExecutorId())
                .setGroup(launch.getGroup())
                .setHost(launch.getHost())
                .setContainerId(launch.getContainerId())
                .setSlots(command.isThere() || launch.getRole() ? 0 : launch.getSlots())
                .setProcessId(process.pid())
                .setProcessStartedMillis(
                        info.startInstant().orElse(Instant.EPOCH).toEpochMilli())
                .setProcessorMillis(
                        info.totalCpuDuration().orElse(Duration.ZERO).toMillis());
        if (tasks != null) {
            registration.addAllHeld(tasks.running()).addAllHeld(results.held());
        }
        return registration.build();
    }

    @Override
    public void received(HubStream from, HubMessage message) {
        if (!contact.isThere()) {
            contact = contact.made();
            log.say("registered as executor " + launch.getExecutorId() + " with " + hub());
        }
        if (!message.getTokens().isEmpty()) {
            replaceTokens(message.getTokens().toByteArray());
        }
        results.acknowledged(message.getAcknowledgedResults());
        commands.received(message);
        if (message.getStop()) {
            end(
                    0,
                    command.ended() == null
                            ? "the driver does not need it any more"
                            : "its command has ended, and the driver knows it");
        } else if (tasks != null) {
            tasks.accept(message);
            command.start();
            if (instance != null) {
                instance.received(message);
            }
            if (message.getOpenAccess()) {
                openAccess();
            }
        }
    }

    private void openAccess() {
        OwnAccess known = access;
        if (known == null) {
            known = new OwnAccess(launch, tls, settings(), commands, instance, end, onFailure);
            access = known;
        }
        known.open(answer -> loop.execute(
                () -> send(ExecutorMessage.newBuilder().setAccess(answer).build())));
    }

    private void replaceTokens(byte[] storage) {
        TokenReplacement known = tokens;
        if (known == null) {
            String file = System.getenv(TokenFile.VARIABLE);
            known = new TokenReplacement(file == null ? null : Path.of(file), log::say, onFailure);
            tokens = known;
        }
        known.replace(storage);
    }

    @Override
    public void broken(HubStream broken, String why) {
        Instant now = clock.instant();
        if (contact.isThere()) {
            log.say("lost the connection to " + hub() + ": " + why);
        }
        contact = contact.broken(now);
        stream = null;
        results.streamBroken();
        commands.broken();
        if (tasks != null) {
            tasks.forgetFunctions();
        }
        Duration limit = contact.limit(settings());
        if (contact.isOver(limit, now)) {
            end(
                    0,
                    "the driver at " + hub() + " could not be reached for " + limit.toSeconds() + " s; last error: "
                            + why);
        } else if (!ending) {
            loop.schedule(contact.pause(), this::connect);
            contact = contact.retrying();
        }
    }

    @Override
    public void ready(HubStream connected) {
        commands.ready();
    }

    @Override
    public boolean isReady() {
        return stream != null && stream.isReady();
    }

    @Override
    public void send(ControlCall call) {
        send(ExecutorMessage.newBuilder().addControlCalls(call).build());
    }

    @Override
    public void failed(Throwable failure) {
        onFailure.uncaughtException(Thread.currentThread(), failure);
    }

    /** On a task thread. */
    private void taskEnded(TaskResult result, @Nullable Throwable failure) {
        if (ended.add(result)) {
            loop.execute(this::collect);
        }
        if (OutOfMemory.isIn(failure)) {
            loop.execute(() -> {
                collect();
                endOutOfMemory(result.getTaskId());
            });
        }
    }

    /** On the loop. */
    private void gaveUp(TaskResult result) {
        ended.add(result);
        collect();
        ending = true;
        endWhenAcknowledged(TimeLimits.EXIT_STATUS, Duration.ZERO);
    }

    /**
     * While more tasks wait, results are held back for a moment and sent together, because short tasks end by the
     * hundred.
     */
    private void collect() {
        for (TaskResult result : ended.take()) {
            if (tasks != null) {
                tasks.done(result);
            }
            results.add(result);
        }
        if (tasks == null || tasks.isQueueEmpty() || results.unsent() >= MAX_HELD_RESULTS) {
            flush();
        } else if (!flushing) {
            flushing = true;
            loop.schedule(RESULT_DELAY, () -> {
                flushing = false;
                flush();
            });
        }
    }

    private void flush() {
        if (stream != null && results.unsent() > 0) {
            sentSomething = true;
            MessageSizes.batches(results.takeUnsent(), TaskResult::getSerializedSize, MessageSizes.MOST_BATCH_BYTES)
                    .forEach(this::sendResults);
        }
    }

    private void sendResults(List<TaskResult> batch) {
        if (stream != null) {
            stream.send(ExecutorMessage.newBuilder().addAllResults(batch).build());
        }
    }

    private void sendProgress() {
        if (tasks != null) {
            tasks.watch();
        }
        if (stream != null && tasks != null) {
            List<TaskProgress> changed = tasks.changedProgress();
            if (!changed.isEmpty()) {
                sentSomething = true;
                stream.send(ExecutorMessage.newBuilder().addAllProgress(changed).build());
            }
        }
        loop.schedule(PROGRESS_INTERVAL, this::sendProgress);
    }

    private void heartbeat() {
        if (stream != null && !sentSomething) {
            stream.send(ExecutorMessage.getDefaultInstance());
        }
        sentSomething = false;
        loop.schedule(settings().get(ConfigKeys.EXECUTOR_HEARTBEAT_INTERVAL), this::heartbeat);
    }

    /** Ends the process, because after an OutOfMemoryError this JVM is unreliable, but first tells the driver why. */
    private void endOutOfMemory(long taskId) {
        log.say("task " + taskId + " ran out of memory; the executor ends with status " + OutOfMemory.EXIT_STATUS
                + ". Raise --executor-memory, or lower --executor-cores.");
        ending = true;
        endWhenAcknowledged(OutOfMemory.EXIT_STATUS, Duration.ZERO);
    }

    /** Ends the process when the driver has acknowledged the results, or has not done so for a while. */
    private void endWhenAcknowledged(int status, Duration waited) {
        if (waited.compareTo(ACKNOWLEDGEMENT_LIMIT) >= 0 || (!waited.isZero() && results.allAcknowledged())) {
            end.now(status);
        } else {
            loop.schedule(POLL_INTERVAL, () -> endWhenAcknowledged(status, waited.plus(POLL_INTERVAL)));
        }
    }

    private void end(int status, String why) {
        if (ending) {
            return;
        }
        ending = true;
        log.say("ends: " + why);
        if (tasks != null) {
            tasks.cancelAll();
        }
        CommandEnd ended = command.ended();
        command.stopsGently();
        if (instance != null) {
            instance.stopsGently();
        }
        end.gently(ended == null ? status : ended.getExitStatus(), stream);
    }

    private Settings settings() {
        return settings == null ? Settings.of(launch.getConfigurationMap()) : settings;
    }

    private String hub() {
        return launch.getHubHost() + ":" + launch.getHubPort();
    }
}
