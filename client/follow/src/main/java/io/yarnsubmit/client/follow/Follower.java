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
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Follows one application from its submission to its end: carries out what {@link FollowCore} decides. {@link #follow} runs
 * the event loop on the caller's thread; all else only puts events on it.
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
    private final LinkedBlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final ExecutorService calls = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "follow-call");
        thread.setDaemon(true);
        return thread;
    });
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
    }

    /** The driver's output says how it ended, so nothing is said of an exit status of its own. To be called before all else. */
    public void driverTellsItsExit() {
        core.driverTellsItsExit();
    }

    /** The user, or whoever started this command, wants it to end. From any thread. */
    public void stop(StopSignal signal) {
        events.add(() -> perform(core.onStop(signal, Instant.now())));
    }

    /** Runs until the application is over for this client; the exit status to end with. */
    public int follow() throws InterruptedException {
        ReportPoller poller = new ReportPoller(application, console, () -> haste);
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
            calls.shutdown();
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

    /** Carries out one action. A test proves that every kind is known here. */
    void perform(FollowAction action) {
        if (action instanceof Attach attach) {
            attach(attach);
        } else if (action instanceof WriteAddress write) {
            // Now the driver's main is called, and it may write.
            console.giveUpLiveLine();
            driverHost.writeAddress(write.address());
        } else if (action instanceof StartDriver) {
            startDriver();
        } else if (action instanceof StopDriver) {
            driverHost.stop();
        } else if (action instanceof TellDriverEnded ended) {
            tellDriverEnded(ended);
        } else if (action instanceof AskToEnd ask) {
            send(ClientMessage.newBuilder()
                    .setEndApplication(ClientMessage.EndApplication.newBuilder().setReason(ask.reason())));
        } else if (action instanceof KillApplication kill) {
            haste = ReportPoller.Haste.ENDING;
            inBackground("The application could not be killed", () -> {
                if (kill.reason().isEmpty()) {
                    application.kill();
                } else {
                    application.kill(kill.reason());
                }
            });
        } else if (action instanceof AcknowledgeOutcome) {
            haste = ReportPoller.Haste.ENDING;
            send(ClientMessage.newBuilder().setOutcomeReceived(ClientMessage.OutcomeReceived.getDefaultInstance()));
        } else if (action instanceof TouchPresence) {
            inBackground("The sign of life could not be left", application::touchPresence);
        } else if (action instanceof ReadLeftOutcome) {
            readLeftOutcome();
        } else if (action instanceof AskWhy) {
            askWhy();
        } else if (action instanceof ForgetOutputOffsets) {
            output.restart();
        } else if (action instanceof Say say) {
            console.say(say.line());
        } else if (action instanceof Show show) {
            console.show(show.status(), show.gist());
        } else if (action instanceof ShowStatus show) {
            console.show(words.line(show.status(), Instant.now()));
        } else if (action instanceof Complain complain) {
            console.complain(complain.line());
        } else if (action instanceof Finish finish) {
            exitCode = OptionalInt.of(finish.exitCode());
        } else {
            throw new AssertionError(action);
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
                () -> events.add(() -> perform(core.onBroken(Instant.now()))));
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
                // Something that a newer ApplicationMaster knows of.
            }
        }
    }

    private void startDriver() {
        driverHost.start(
                (code, failure) -> events.add(() -> perform(core.onDriverEnded(code, failure, Instant.now()))));
    }

    private void tellDriverEnded(TellDriverEnded ended) {
        ClientMessage.DriverEnded.Builder message =
                ClientMessage.DriverEnded.newBuilder().setExitCode(ended.exitCode());
        if (ended.failure() != null) {
            message.setFailure(ended.failure());
        }
        send(ClientMessage.newBuilder().setDriverEnded(message));
    }

    private void askWhy() {
        calls.execute(() -> {
            Optional<WaitingCause> found = Optional.empty();
            try {
                found = application.whyItWaits();
            } catch (IOException e) {
                // That the ResourceManager does not answer is said already.
            } finally {
                Optional<WaitingCause> told = found;
                events.add(() -> perform(core.onWhy(told, Instant.now())));
            }
        });
    }

    private void readLeftOutcome() {
        calls.execute(() -> {
            Optional<Outcome> left = Optional.empty();
            try {
                left = application.leftOutcome();
            } catch (IOException e) {
                console.complain("What the ApplicationMaster left could not be read: " + e.getMessage());
            }
            Optional<Outcome> found = left;
            events.add(() -> {
                found.ifPresent(output::copyTails);
                found.ifPresent(observer::onOutcome);
                perform(core.onLeftOutcome(found));
            });
        });
    }

    private void send(ClientMessage.Builder message) {
        if (attachment != null) {
            attachment.send(message.build());
        }
    }

    private interface Call {
        void make() throws IOException;
    }

    private void inBackground(String failure, Call call) {
        calls.execute(() -> {
            try {
                call.make();
            } catch (IOException e) {
                console.complain(failure + ": " + e.getMessage());
            }
        });
    }
}
