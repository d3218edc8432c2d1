package io.yarnsubmit.client.follow;

import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.follow.FollowAction.AcknowledgeOutcome;
import io.yarnsubmit.client.follow.FollowAction.AskToEnd;
import io.yarnsubmit.client.follow.FollowAction.AskWhy;
import io.yarnsubmit.client.follow.FollowAction.Attach;
import io.yarnsubmit.client.follow.FollowAction.Complain;
import io.yarnsubmit.client.follow.FollowAction.Finish;
import io.yarnsubmit.client.follow.FollowAction.ForgetOutputOffsets;
import io.yarnsubmit.client.follow.FollowAction.KillApplication;
import io.yarnsubmit.client.follow.FollowAction.ReadLeftOutcome;
import io.yarnsubmit.client.follow.FollowAction.Say;
import io.yarnsubmit.client.follow.FollowAction.Show;
import io.yarnsubmit.client.follow.FollowAction.ShowStatus;
import io.yarnsubmit.client.follow.FollowAction.StartDriver;
import io.yarnsubmit.client.follow.FollowAction.StopDriver;
import io.yarnsubmit.client.follow.FollowAction.TellDriverEnded;
import io.yarnsubmit.client.follow.FollowAction.TouchPresence;
import io.yarnsubmit.client.follow.FollowAction.WriteAddress;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ApplicationEvent;
import io.yarnsubmit.protocol.v1.ClientMessage;
import io.yarnsubmit.protocol.v1.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Follows one application from its submission to its end: carries out what {@link FollowCore} decides. {@link #follow} runs
 * the event loop on the caller's thread; all other methods only put events on it.
 */
public final class Follower {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(1);

    private final FollowCore core;
    private final Role role;
    private final ApplicationPort application;
    private final ApplicationTls tls;
    private final RunOutput console;
    private final DriverHost driverHost;
    private final FollowObserver observer;
    private final StatusWords words = new StatusWords();
    private final DriverOutputCopy output;
    private final Performer performer = new Performer();
    private final LinkedBlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final ApplicationCalls calls;
    private @Nullable AmAttachment attachment;
    private Instant nextPing = Instant.EPOCH;
    private OptionalInt exitCode = OptionalInt.empty();
    private volatile ReportPoller.Haste haste = ReportPoller.Haste.WAITING;

    /** @param observer hears everything, on the loop */
    public Follower(
            String applicationId,
            Role role,
            FollowLimits limits,
            ApplicationPort application,
            ApplicationTls tls,
            RunOutput console,
            DriverHost driverHost,
            FollowObserver observer) {
        this.core = new FollowCore(applicationId, role, limits);
        this.role = role;
        this.application = application;
        this.tls = tls;
        this.console = console;
        this.driverHost = driverHost;
        this.observer = observer;
        this.output = new DriverOutputCopy(console);
        this.calls = new ApplicationCalls(application, console, (thread, failure) -> fail(failure));
    }

    /** The driver's output says how it ended, so its own exit status gets no message. Must be called first. */
    public void driverTellsItsExit() {
        core.driverTellsItsExit();
    }

    /** The user, or the process that started this command, wants it to end. From any thread. */
    public void stop(StopSignal signal) {
        events.add(() -> perform(core.onStop(signal, Instant.now())));
    }

    /** A thread on which this one depends has failed: then this one fails too, instead of waiting for ever. */
    private void fail(Throwable failure) {
        events.add(() -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failure);
        });
    }

    /** Runs until the application is over for this client; the exit status to end with. */
    public int follow() throws InterruptedException {
        ReportPoller poller = new ReportPoller(application, console, () -> haste, (thread, failure) -> fail(failure));
        poller.start(view -> events.add(() -> onReport(view)));
        try {
            while (exitCode.isEmpty()) {
                Runnable event = events.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
                if (event != null) {
                    event.run();
                }
                tick();
            }
            return exitCode.getAsInt();
        } finally {
            poller.stop();
            if (attachment != null) {
                attachment.close();
            }
            calls.close();
        }
    }

    /** What is left on the cluster, after {@link #follow}. */
    public Leaves leaves() {
        return core.leaves();
    }

    private void onReport(ApplicationView view) {
        observer.onReport(view);
        perform(core.onReport(view, Instant.now()));
    }

    private void tick() {
        Instant now = Instant.now();
        if (attachment != null && !now.isBefore(nextPing)) {
            nextPing = now.plus(PING_INTERVAL);
            send(ClientMessage.newBuilder().setPing(ClientMessage.Ping.getDefaultInstance()));
        }
        perform(core.onTick(now));
    }

    private void perform(List<FollowAction> actions) {
        actions.forEach(this::perform);
    }

    void perform(FollowAction action) {
        action.accept(performer);
    }

    /** Carries out one action after the other. */
    private final class Performer implements FollowAction.Visitor {
        @Override
        public void visit(Attach action) {
            attach(action);
        }

        @Override
        public void visit(WriteAddress action) {
            // Now the driver's main is called, and it may write.
            console.giveUpLiveLine();
            driverHost.writeAddress(action.address());
        }

        @Override
        public void visit(StartDriver action) {
            driverHost.start(
                    (code, failure) -> events.add(() -> perform(core.onDriverEnded(code, failure, Instant.now()))));
        }

        @Override
        public void visit(StopDriver action) {
            driverHost.stop();
        }

        @Override
        public void visit(TellDriverEnded action) {
            tellDriverEnded(action);
        }

        @Override
        public void visit(AskToEnd action) {
            send(ClientMessage.newBuilder()
                    .setEndApplication(ClientMessage.EndApplication.newBuilder().setReason(action.reason())));
        }

        @Override
        public void visit(KillApplication action) {
            haste = ReportPoller.Haste.ENDING;
            calls.kill(action.reason());
        }

        @Override
        public void visit(AcknowledgeOutcome action) {
            haste = ReportPoller.Haste.ENDING;
            send(ClientMessage.newBuilder().setOutcomeReceived(ClientMessage.OutcomeReceived.getDefaultInstance()));
        }

        @Override
        public void visit(TouchPresence action) {
            calls.touchPresence();
        }

        @Override
        public void visit(ReadLeftOutcome action) {
            calls.readLeftOutcome(found -> events.add(() -> onLeftOutcome(found)));
        }

        @Override
        public void visit(AskWhy action) {
            calls.askWhy(found -> events.add(() -> perform(core.onWhy(found, Instant.now()))));
        }

        @Override
        public void visit(ForgetOutputOffsets action) {
            output.restart();
        }

        @Override
        public void visit(Say action) {
            console.say(action.line());
        }

        @Override
        public void visit(Show action) {
            console.show(action.status(), action.gist());
        }

        @Override
        public void visit(ShowStatus action) {
            console.show(words.line(action.status(), Instant.now()));
        }

        @Override
        public void visit(Complain action) {
            console.complain(action.line());
        }

        @Override
        public void visit(Finish action) {
            exitCode = OptionalInt.of(action.exitCode());
        }
    }

    private void attach(Attach attach) {
        if (attachment != null) {
            attachment.close();
        }
        haste = ReportPoller.Haste.ATTACHED;
        ClientMessage.Attach first = ClientMessage.Attach.newBuilder()
                .setHostsDriver(role == Role.HOST)
                .setStdoutOffset(output.stdoutOffset())
                .setStderrOffset(output.stderrOffset())
                .build();
        attachment = new AmAttachment(
                attach.address(),
                tls,
                first,
                event -> events.add(() -> onEvent(event)),
                () -> events.add(() -> perform(core.onBroken(Instant.now()))),
                this::fail);
    }

    private void onEvent(ApplicationEvent event) {
        switch (event.getMessageCase()) {
            case STATUS -> {
                observer.onStatus(event.getStatus());
                perform(core.onStatus(event.getStatus()));
            }
            case OUTPUT -> output.copy(event.getOutput());
            case OUTCOME -> {
                observer.onOutcome(event.getOutcome());
                perform(core.onOutcome(event.getOutcome(), Instant.now()));
            }
            case MESSAGE_NOT_SET -> {
                // An event of a newer ApplicationMaster.
            }
        }
    }

    private void tellDriverEnded(TellDriverEnded ended) {
        ClientMessage.DriverEnded.Builder message =
                ClientMessage.DriverEnded.newBuilder().setExitCode(ended.exitCode());
        if (ended.failure() != null) {
            message.setFailure(ended.failure());
        }
        send(ClientMessage.newBuilder().setDriverEnded(message));
    }

    private void onLeftOutcome(Optional<Outcome> found) {
        found.ifPresent(output::copyTails);
        found.ifPresent(observer::onOutcome);
        perform(core.onLeftOutcome(found));
    }

    private void send(ClientMessage.Builder message) {
        if (attachment != null) {
            attachment.send(message.build());
        }
    }
}
