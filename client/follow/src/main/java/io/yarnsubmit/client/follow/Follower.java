package io.yarnsubmit.client.follow;

import com.google.protobuf.ByteString;
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
import io.yarnsubmit.client.follow.FollowAction.StopDriver;
import io.yarnsubmit.client.follow.FollowAction.TellDriverEnded;
import io.yarnsubmit.client.follow.FollowAction.TouchPresence;
import io.yarnsubmit.client.follow.FollowAction.WriteAddress;
import io.yarnsubmit.client.relay.DriverOutputRelay;
import io.yarnsubmit.client.relay.OutputLog;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ApplicationEvent;
import io.yarnsubmit.protocol.v1.ClientMessage;
import io.yarnsubmit.protocol.v1.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
    /** After the wish to end, the driver's last words have so long to be read. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final FollowCore core;
    private final Role role;
    private final ApplicationPort application;
    private final ApplicationTls tls;
    private final RunOutput console;
    private final LocalDriverHost driverHost;
    private final FollowObserver observer;
    private final StatusText statusText = new StatusText();
    private final @Nullable DriverOutputRelay output;
    private final Performer performer = new Performer();
    private final LinkedBlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final ApplicationCalls calls;
    private @Nullable AmAttachment attachment;
    // Null as long as the ApplicationMaster's container has the newest.
    private @Nullable ClientMessage tokens;
    private final Held held = new Held();
    private int attempt;
    private boolean quick = true;
    private boolean answered;
    private OptionalInt exitCode = OptionalInt.empty();
    private volatile ReportPoller.Haste haste = ReportPoller.Haste.WAITING;

    /**
     * Prepares it.
     *
     * @param driverLog where the driver's output is too, in cluster mode
     * @param observer hears everything, on the loop
     */
    public Follower(
            String applicationId,
            Role role,
            FollowLimits limits,
            ApplicationPort application,
            ApplicationTls tls,
            RunOutput console,
            LocalDriverHost driverHost,
            OutputLog driverLog,
            FollowObserver observer) {
        this.core = new FollowCore(applicationId, role, limits);
        this.role = role;
        this.application = application;
        this.tls = tls;
        this.console = console;
        this.driverHost = driverHost;
        this.observer = observer;
        this.output = role == Role.HOST
                ? null
                : new DriverOutputRelay(
                        role == Role.OWNER ? 1 : 0, console, driverLog, () -> events.add(this::lookAtOutput));
        this.calls = new ApplicationCalls(application, console, (thread, failure) -> fail(failure));
    }

    /** The driver's output says how it ended, so its own exit status gets no message. Must be called first. */
    public void driverTellsItsExit() {
        core.driverTellsItsExit();
    }

    /** Client mode: the driver is a command that reads from a terminal, and gets SIGINT from there. Must be called first. */
    public void programHasTerminal() {
        core.programHasTerminal();
    }

    /** The user, or the process that started this command, wants it to end. From any thread. */
    public void stop(StopSignal signal) {
        events.add(() -> onStop(signal));
    }

    /**
     * Client mode: new tokens for the application. Each ApplicationMaster that this attaches to gets the newest, because it may
     * know none but those of the submission. From any thread.
     *
     * @param storage as in Hadoop's files of tokens
     * @param end when the first of them ends; empty if nobody tells
     */
    public void newTokens(byte[] storage, Optional<Instant> end) {
        ClientMessage message = ClientMessage.newBuilder()
                .setTokens(ClientMessage.Tokens.newBuilder()
                        .setStorage(ByteString.copyFrom(storage))
                        .setEndMillis(end.map(Instant::toEpochMilli).orElse(0L)))
                .build();
        events.add(() -> {
            tokens = message;
            send(message.toBuilder());
        });
    }

    /** Client mode: there are no new tokens. From any thread. */
    public void noNewTokens(String reason, Instant next) {
        events.add(() -> send(ClientMessage.newBuilder()
                .setTokensFailed(ClientMessage.TokensFailed.newBuilder()
                        .setReason(reason)
                        .setNextMillis(next.toEpochMilli()))));
    }

    /** A thread on which this one depends has failed: then this one fails too, instead of waiting for ever. */
    public void fail(Throwable failure) {
        events.add(() -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failure);
        });
    }

    /** Runs until the application is over for this client; the exit status to end with. */
    public int follow() throws InterruptedException {
        if (role == Role.HOST) {
            driverHost.watch(
                    (code, failure) -> events.add(() -> perform(core.onDriverEnded(code, failure, Instant.now()))));
        }
        ReportPoller poller = new ReportPoller(application, console, () -> haste, (thread, failure) -> fail(failure));
        poller.start(view -> events.add(() -> onReport(view)));
        if (output != null) {
            output.start();
        }
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
            if (output != null) {
                output.close();
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
        attempt = Math.max(attempt, view.attempt());
        if (view.state().isFinal() && held.holds() && output != null) {
            output.over(view.attempt());
            held.add(() -> perform(core.onReport(view, Instant.now())));
            lookAtOutput();
        } else {
            perform(core.onReport(view, Instant.now()));
        }
    }

    private void onStop(StopSignal signal) {
        if (held.holds()) {
            sayWhatIsLeft();
            held.release();
        }
        held.until(Instant.now().plus(LAST_WORDS));
        perform(core.onStop(signal, Instant.now()));
    }

    private void sayWhatIsLeft() {
        if (output != null && output.bytesLeft() > 0) {
            console.complain(
                    String.format(Locale.ROOT, "%,d bytes of the driver's output are not shown", output.bytesLeft()));
        }
    }

    private void tick() {
        Instant now = Instant.now();
        if (held.isOver(now)) {
            held.release();
        }
        if (!held.holdsTime()) {
            perform(core.onTick(now));
        }
    }

    /** Something of the driver's output is complete: what waits for that goes on. */
    private void lookAtOutput() {
        if (held.holds() && (output == null || held.isFor(output))) {
            held.release();
        }
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
            // The output of the attempt before is read to its end from elsewhere.
            held.forget();
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
            console.show(statusText.line(action.status(), Instant.now()));
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
                .build();
        AmAttachment made = new AmAttachment(
                attach.address(),
                tls,
                quick && role != Role.HOST,
                first,
                this::signOfLife,
                event -> events.add(() -> onEvent(event)),
                () -> events.add(this::onBroken),
                this::fail);
        attachment = made;
        if (tokens != null) {
            made.send(tokens);
        }
        attempt = attach.address().attempt();
        if (output != null) {
            output.masterThere(attempt, made);
        }
    }

    private ClientMessage.Ping signOfLife() {
        ClientMessage.Ping.Builder ping = ClientMessage.Ping.newBuilder();
        if (output != null) {
            ping.setStdoutShown(output.stdoutShown()).setStderrShown(output.stderrShown());
        }
        return ping.build();
    }

    private void onBroken() {
        // A connection that was never answered: maybe the cipher was refused, and the next one is tried with all of
        // them.
        quick = answered || !quick;
        answered = false;
        if (output != null) {
            output.masterGone();
        }
        perform(core.onBroken(Instant.now()));
    }

    private void onEvent(ApplicationEvent event) {
        switch (event.getMessageCase()) {
            case STATUS -> {
                answered = true;
                observer.onStatus(event.getStatus());
                perform(core.onStatus(event.getStatus()));
            }
            case OUTCOME -> onOutcome(event.getOutcome());
            case MESSAGE_NOT_SET -> {
                // An event of a newer ApplicationMaster.
            }
        }
    }

    /** It is acknowledged when all of the driver's output was shown; until then the ApplicationMaster stays. */
    private void onOutcome(Outcome outcome) {
        Runnable then = () -> {
            observer.onOutcome(outcome);
            perform(core.onOutcome(outcome, Instant.now()));
        };
        if (output == null) {
            then.run();
            return;
        }
        output.driverEnded(attempt, outcome);
        held.holdUntilComplete(attempt, then);
        lookAtOutput();
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
        Runnable then = () -> {
            found.ifPresent(observer::onOutcome);
            perform(core.onLeftOutcome(found));
        };
        if (output == null) {
            then.run();
            return;
        }
        held.holdTime();
        output.over(attempt);
        found.ifPresent(output::left);
        held.holdUntilFinished(then);
        lookAtOutput();
    }

    private void send(ClientMessage.Builder message) {
        if (attachment != null) {
            attachment.send(message.build());
        }
    }
}
