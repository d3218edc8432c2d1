package io.yarnsubmit.client.submit;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.classdata.BackgroundMaking;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.follow.ApplicationView;
import io.yarnsubmit.client.follow.FollowObserver;
import io.yarnsubmit.client.follow.Signals;
import io.yarnsubmit.client.follow.StopSignal;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.options.Verbose;
import io.yarnsubmit.client.run.ApplicationRun;
import io.yarnsubmit.client.run.FollowedRun;
import io.yarnsubmit.client.run.StartedRun;
import io.yarnsubmit.client.run.Stopper;
import io.yarnsubmit.client.timeline.Timeline;
import io.yarnsubmit.launch.yarn.ConfigurationFiles;
import io.yarnsubmit.launch.yarn.UnreadMetrics;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.ProcessorTime;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.tls.GrpcTls;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one application: prepares it, submits it, follows it, and leaves nothing behind, however it ends. */
public final class SubmitCommand {
    private final SubmitRequest request;
    private final ProductHome home;
    private final Map<String, String> environment;
    private final Console console;
    private final Timeline timeline = new Timeline();
    private final boolean json;
    private final RunReport report;

    public SubmitCommand(SubmitRequest request, ProductHome home, Map<String, String> environment, Console console) {
        this.request = request;
        this.home = home;
        this.environment = environment;
        this.console = console;
        this.json = request.settings().get(ConfigKeys.JSON);
        this.report = new RunReport(console, json, InstantSource.system());
    }

    /** The exit status. */
    public int run() {
        Stopper stopper = new Stopper(Thread.currentThread());
        Signals.listen(console, stopper::stop);
        timeline.mark("command line read");
        Signals.onResize(console::measure);
        if (request.settings().get(ConfigKeys.QUIET)) {
            console.beQuiet();
        }
        if (json) {
            console.leaveOutputToPrograms();
        }
        if (request.verbose()) {
            Verbose.lines(request).forEach(console::say);
        }
        prepareLibraries();
        int exitCode;
        try (ApplicationRun run =
                new ApplicationRun(request, home, environment, console, json ? console : null, timeline)) {
            exitCode = carriedOut(run, stopper);
        } catch (YarnSubmitException e) {
            exitCode = stopped(stopper).orElseGet(() -> {
                report.failed(ExitCode.NOT_STARTED, String.valueOf(e.getMessage()));
                return ExitCode.NOT_STARTED;
            });
        } catch (InterruptedException e) {
            exitCode = stopped(stopper).orElse(ExitCode.NOT_STARTED);
        }
        if (exitCode == ExitCode.SUCCESS) {
            BackgroundMaking.start(home, request.settings().get(ConfigKeys.CLASS_ARCHIVES));
        }
        timeline.mark("end");
        timeline.used("client", Duration.ofMillis(ProcessorTime.millis()));
        if (request.timeline()) {
            console.close();
            List<String> lines = timeline.lines();
            lines.forEach(console::say);
        }
        return exitCode;
    }

    /** This process is our own: no program has set up these libraries for itself. */
    private void prepareLibraries() {
        if (!request.master().isLocal()) {
            UnreadMetrics.install();
            ConfigurationFiles.install();
            ConfigurationFiles.expectHdfs();
        }
        OwnThreads.start("tls", OwnThreads.NOT_MISSED, GrpcTls::load);
    }

    private Optional<Integer> stopped(Stopper stopper) {
        Optional<StopSignal> signal = stopper.signal();
        signal.ifPresent(wish -> report.failed(
                wish.exitCode(),
                "Stopped (" + wish.words() + "); nothing was left "
                        + (request.master().isLocal() ? "behind" : "on the cluster")));
        return signal.map(StopSignal::exitCode);
    }

    private int carriedOut(ApplicationRun run, Stopper stopper) throws InterruptedException {
        try {
            StartedRun started = run.start();
            tellStart(started);
            return request.waits() ? followed(started, stopper) : detached(started);
        } catch (YarnSubmitException e) {
            if (stopper.signal().isPresent()) {
                throw e;
            }
            // Said now, so that messages about cleaning up come after their cause.
            report.failed(ExitCode.NOT_STARTED, String.valueOf(e.getMessage()));
            return ExitCode.NOT_STARTED;
        }
    }

    private void tellStart(StartedRun run) throws InterruptedException {
        Optional<Path> logs = run.logDirectory();
        if (logs.isPresent()) {
            report.started(run.applicationId(), logs.get());
        } else {
            report.submitted(run.applicationId(), run.trackingUrl());
        }
    }

    private int detached(StartedRun run) {
        String id = run.detach();
        if (!json) {
            // The id, and nothing else, on standard output.
            console.print(id);
        }
        return ExitCode.SUCCESS;
    }

    private int followed(StartedRun run, Stopper stopper) throws InterruptedException {
        FollowedRun ended = run.follow(
                stopper,
                new Both(new MilestoneRecorder(timeline, request.master().isLocal()), report));
        console.hush();
        report.ended(ended.exitCode(), ended.ending());
        return ended.exitCode();
    }

    private record Both(FollowObserver one, FollowObserver other) implements FollowObserver {
        @Override
        public void onReport(ApplicationView view) {
            one.onReport(view);
            other.onReport(view);
        }

        @Override
        public void onStatus(ApplicationStatus status) {
            one.onStatus(status);
            other.onStatus(status);
        }

        @Override
        public void onOutcome(Outcome outcome) {
            one.onOutcome(outcome);
            other.onOutcome(outcome);
        }
    }
}
