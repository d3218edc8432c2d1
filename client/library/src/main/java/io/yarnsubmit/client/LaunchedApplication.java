package io.yarnsubmit.client;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.client.follow.ApplicationView;
import io.yarnsubmit.client.follow.FollowObserver;
import io.yarnsubmit.client.follow.StopSignal;
import io.yarnsubmit.client.run.StartedRun;
import io.yarnsubmit.client.run.Stopper;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.cause.ExitMark;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.failure.ThrownText;
import io.yarnsubmit.protocol.v1.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * An application that this program has submitted, and follows to its end. Thread-safe.
 *
 * <p>Closing it ends the application, unless it is over or was {@linkplain #detach detached}, and waits seconds at most for
 * the end. In client mode the driver is a child of this program and ends with it in any case.
 */
public final class LaunchedApplication implements AutoCloseable {
    private final String id;
    private final DeployMode deployMode;
    private final ApplicationListener listener;
    private final Stopper stopper = new Stopper(null);
    private final CompletableFuture<ApplicationResult> result = new CompletableFuture<>();
    private volatile ApplicationState state = ApplicationState.ACCEPTED;
    private volatile boolean stopped;
    private volatile boolean detached;

    private LaunchedApplication(String id, DeployMode deployMode, ApplicationListener listener) {
        this.id = id;
        this.deployMode = deployMode;
        this.listener = listener;
    }

    /**
     * Follows an accepted application on a thread of its own.
     *
     * @param atEnd what is to be closed when it is over
     */
    static LaunchedApplication follow(
            StartedRun run, DeployMode deployMode, LibraryOutput output, ApplicationListener listener, Runnable atEnd) {
        LaunchedApplication application = new LaunchedApplication(run.applicationId(), deployMode, listener);
        OwnThreads.start(
                "yarn-submit-" + run.applicationId(),
                (thread, failure) -> application.end(failed(failure)),
                () -> application.run(run, output, atEnd));
        return application;
    }

    private void run(StartedRun run, LibraryOutput output, Runnable atEnd) {
        Observer observer = new Observer();
        tell(ApplicationState.ACCEPTED);
        ApplicationResult ended;
        try {
            try {
                int exitCode = run.follow(stopper, observer, output).exitCode();
                ended = new ApplicationResult(end(exitCode), exitCode, observer.diagnostics);
            } finally {
                atEnd.run();
                output.end();
            }
        } catch (Throwable e) {
            // Whatever it is, somebody waits for the result.
            ended = failed(e);
        }
        end(ended);
    }

    private static ApplicationResult failed(Throwable failure) {
        return new ApplicationResult(
                ApplicationState.FAILED,
                ExitCode.APPLICATION_FAILED,
                failure instanceof Error ? ThrownText.line(failure) : ThrownText.message(failure));
    }

    private void end(ApplicationResult ended) {
        try {
            state = ended.state();
            tell(ended.state());
        } finally {
            result.complete(ended);
        }
    }

    private ApplicationState end(int exitCode) {
        if (detached) {
            return ApplicationState.DETACHED;
        }
        if (stopped || exitCode == ExitCode.KILLED) {
            return ApplicationState.KILLED;
        }
        return exitCode == ExitCode.SUCCESS ? ApplicationState.SUCCEEDED : ApplicationState.FAILED;
    }

    /** Exceptions of a listener are ignored. */
    private void tell(ApplicationState news) {
        try {
            listener.onState(this, news);
        } catch (Throwable e) {
            // As its documentation says.
        }
    }

    /** YARN's id of it, such as {@code application_1700000000000_0042}. */
    public String id() {
        return id;
    }

    public ApplicationState state() {
        return state;
    }

    /** Completes when the application is over, or was detached. It always completes with a result. */
    public CompletableFuture<ApplicationResult> result() {
        return result.copy();
    }

    /** Waits for the end. */
    public ApplicationResult await() throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks it to end; returns at once. Executors are stopped, the driver gets a SIGTERM. */
    public void stop() {
        stopped = true;
        stopper.stop(StopSignal.REQUEST);
    }

    /** Has YARN kill it; returns at once. */
    public void kill() {
        stop();
        stopper.stop(StopSignal.REQUEST);
    }

    /**
     * Leaves it running on the cluster.
     *
     * @throws IllegalStateException in client mode, where the driver is a child of this program
     */
    public void detach() {
        if (deployMode == DeployMode.CLIENT) {
            throw new IllegalStateException(id
                    + " runs in client mode: its driver is part of this program. Deploy mode cluster can be detached.");
        }
        detached = true;
        stopper.stop(StopSignal.HANGUP);
    }

    /** Ends it if it runs, and waits for that. */
    @Override
    public void close() {
        if (!result.isDone() && !detached) {
            stop();
        }
        result.join();
    }

    @Override
    public String toString() {
        return id + " " + state;
    }

    /** Keeps the reports of the cluster. */
    private final class Observer implements FollowObserver {
        private String diagnostics = "";
        private @Nullable Outcome outcome;

        @Override
        public void onReport(ApplicationView view) {
            if (view.state() == ApplicationView.State.RUNNING && state == ApplicationState.ACCEPTED) {
                state = ApplicationState.RUNNING;
                tell(ApplicationState.RUNNING);
            }
            if (outcome == null) {
                diagnostics = ExitMark.without(view.diagnostics()).strip();
            }
        }

        @Override
        public void onOutcome(Outcome said) {
            outcome = said;
            diagnostics = said.getDiagnostics();
        }
    }
}
