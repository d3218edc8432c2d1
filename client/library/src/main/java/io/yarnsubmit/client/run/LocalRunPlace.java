package io.yarnsubmit.client.run;

import io.yarnsubmit.client.classdata.ClassArchives;
import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.LocalJars;
import io.yarnsubmit.client.files.ThinJars;
import io.yarnsubmit.client.follow.ApplicationPort;
import io.yarnsubmit.client.follow.ApplicationView;
import io.yarnsubmit.client.follow.FollowLimits;
import io.yarnsubmit.client.follow.Follower;
import io.yarnsubmit.client.follow.Leaves;
import io.yarnsubmit.client.follow.StopSignal;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.local.LocalSession;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.client.relay.NoOutputLog;
import io.yarnsubmit.client.relay.OutputLog;
import io.yarnsubmit.client.summary.FinalReport;
import io.yarnsubmit.client.timeline.Timeline;
import io.yarnsubmit.launch.ReservedPort;
import io.yarnsubmit.protocol.cause.ExitMark;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** On this machine, without YARN: {@code --master local[N]}. */
final class LocalRunPlace implements RunPlace {
    private static final String LOOPBACK = "127.0.0.1";

    private final SubmitRequest request;
    private final ProductHome home;
    private final List<Path> hadoop;
    private final RunOutput output;
    private final Timeline timeline;
    private final Teardown teardown;

    /** @param hadoop what executors have behind the user's jars */
    LocalRunPlace(
            SubmitRequest request,
            ProductHome home,
            List<Path> hadoop,
            RunOutput output,
            Timeline timeline,
            Teardown teardown) {
        this.request = request;
        this.home = home;
        this.hadoop = List.copyOf(hadoop);
        this.output = output;
        this.timeline = timeline;
        this.teardown = teardown;
    }

    @Override
    public FoundFiles find() {
        List<ContainerFile> files = ThinJars.followed(LocalSession.find(request), new LocalJars(), output::say);
        return new FoundFiles(files, LocalSession.jars(files));
    }

    /** It is served on a thread of its own: driver and executors are started without waiting for each other. */
    @Override
    public StartedApplication start(
            FoundFiles found, PlanMaker planMaker, CompletableFuture<TlsIdentity> identity, DriverStart driver) {
        int hubPort = hubPort();
        LocalSession session = teardown.add(
                LocalSession.start(
                        ClassArchives.of(home, request.settings().get(ConfigKeys.CLASS_ARCHIVES))
                                .runtime(),
                        output,
                        found.files(),
                        hadoop,
                        planMaker,
                        hubPort,
                        identity,
                        request.secrets().values()),
                LocalSession::close);
        driver.begin(new DriverStart.Begun(
                session.applicationId(), session.user(), session.privateDirectory(), LOOPBACK, hubPort, false));
        timeline.mark("files found");
        return new Started(session, request.settings().find(ConfigKeys.RUN_TIMEOUT), Instant.now(), teardown);
    }

    /** 0 when none can be reserved: then executors wait until the driver has one. */
    private int hubPort() {
        int configured = request.settings().get(ConfigKeys.DRIVER_PORT);
        if (configured > 0) {
            return configured;
        }
        try {
            return teardown.add(ReservedPort.any(), ReservedPort::close).number();
        } catch (IOException e) {
            return 0;
        }
    }

    private record Started(LocalSession session, Optional<Duration> timeLimit, Instant begin, Teardown teardown)
            implements StartedApplication {
        @Override
        public String id() {
            return session.applicationId();
        }

        @Override
        public ApplicationPort port() {
            return session.application();
        }

        @Override
        public FollowLimits limits() {
            return FollowLimits.NONE;
        }

        @Override
        public Optional<String> trackingUrl() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> logDirectory() {
            return Optional.of(session.logDirectory());
        }

        @Override
        public OutputLog driverLog() {
            return new NoOutputLog();
        }

        @Override
        public void followed(Follower follower) {
            timeLimit.ifPresent(limit -> teardown.add(watch(limit, follower::stop), Thread::interrupt));
        }

        /** As YARN would. */
        private static Thread watch(Duration limit, Consumer<StopSignal> stop) {
            return OwnThreads.start("run-timeout", OwnThreads.NOT_MISSED, () -> {
                try {
                    Thread.sleep(limit.toMillis());
                    stop.accept(StopSignal.TIME_LIMIT);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        @Override
        public void left(Leaves leaves) {
            // Nothing runs without this process.
        }

        @Override
        public Optional<FinalReport> ending() {
            try {
                ApplicationView view = session.application().report();
                return Optional.of(new FinalReport(
                        view.state().name(),
                        Optional.of(Duration.between(begin, Instant.now())),
                        ExitMark.without(view.diagnostics()),
                        Optional.empty(),
                        view.cause()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
