package io.yarnsubmit.client.run;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.directory.PrivateDirectory;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.FileRequest;
import io.yarnsubmit.client.files.ThinJars;
import io.yarnsubmit.client.follow.ApplicationPort;
import io.yarnsubmit.client.follow.FollowLimits;
import io.yarnsubmit.client.follow.Follower;
import io.yarnsubmit.client.follow.Leaves;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.client.relay.OutputLog;
import io.yarnsubmit.client.summary.FinalReport;
import io.yarnsubmit.client.timeline.Timeline;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import io.yarnsubmit.client.yarn.logs.DriverLog;
import io.yarnsubmit.client.yarn.staging.FileResolver;
import io.yarnsubmit.client.yarn.staging.LocalCopies;
import io.yarnsubmit.client.yarn.submission.CheckedApplication;
import io.yarnsubmit.client.yarn.submission.StagedApplication;
import io.yarnsubmit.client.yarn.submission.SubmittedApplication;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** On a cluster, which may be an embedded one. */
final class ClusterRunPlace implements RunPlace {
    private final SubmitRequest request;
    private final ProductHome home;
    private final RunOutput output;
    private final Timeline timeline;
    private final Teardown teardown;
    private final PrivateDirectory directory;
    private final Cluster cluster;

    ClusterRunPlace(
            SubmitRequest request,
            ProductHome home,
            ClusterConfiguration configuration,
            RunOutput output,
            Timeline timeline,
            Teardown teardown) {
        this.request = request;
        this.home = home;
        this.output = output;
        this.timeline = timeline;
        this.teardown = teardown;
        directory = teardown.add(PrivateDirectory.make("run"), PrivateDirectory::close);
        cluster = teardown.add(Cluster.of(configuration, request.settings(), output::say), Cluster::close);
        if (request.deployMode() == DeployMode.CLIENT
                && request.settings().find(ConfigKeys.PROXY_USER).isPresent()) {
            output.say("the driver runs on this machine as this service, not as " + cluster.user()
                    + ", and can use its ticket: choose --deploy-mode cluster unless you trust the program");
        }
        cluster.approachFileSystem();
    }

    @Override
    public FoundFiles find() {
        ClusterConfiguration configuration = cluster.configuration();
        LocalCopies copies = new LocalCopies(directory.path(), configuration.hadoop());
        List<ContainerFile> files = ThinJars.followed(
                FileResolver.resolve(FileRequest.all(request), configuration.hadoop()), copies, output::say);
        return new FoundFiles(files, copies.ofJars(files));
    }

    @Override
    public StartedApplication start(
            FoundFiles found, PlanMaker planMaker, CompletableFuture<TlsIdentity> identity, DriverStart driver)
            throws InterruptedException {
        output.show("connecting to the ResourceManager at "
                + String.join(", ", cluster.configuration().resourceManagerAddresses()));
        CheckedApplication checked =
                teardown.add(CheckedApplication.check(cluster, request, output, timeline), CheckedApplication::close);
        timeline.mark("connected, checked");
        driver.begin(new DriverStart.Begun(
                checked.id(),
                cluster.user(),
                directory,
                request.settings().find(ConfigKeys.DRIVER_HOST).orElse(""),
                0,
                driverNeedsTokens()));
        StagedApplication staged = checked.stage(home, found.files());
        timeline.mark("uploaded");
        SubmittedApplication submitted = staged.submit(planMaker, identity.join());
        submitted.driverTokens().ifPresent(driver::giveTokens);
        timeline.mark("accepted");
        return new Started(request, cluster, submitted);
    }

    /** With a ticket the driver logs in as this command does, and is not bound to the life of tokens. */
    private boolean driverNeedsTokens() {
        return cluster.isSecure()
                && (request.settings().find(ConfigKeys.KEYTAB).isPresent()
                        || request.settings().find(ConfigKeys.PROXY_USER).isPresent());
    }

    private record Started(SubmitRequest request, Cluster cluster, SubmittedApplication submitted)
            implements StartedApplication {
        @Override
        public String id() {
            return submitted.id();
        }

        @Override
        public ApplicationPort port() {
            return submitted.port();
        }

        @Override
        public FollowLimits limits() {
            return new FollowLimits(
                    request.settings().find(ConfigKeys.ACCEPT_TIMEOUT).orElse(null),
                    request.settings().find(ConfigKeys.RUN_TIMEOUT).orElse(null));
        }

        @Override
        public Optional<String> trackingUrl() throws InterruptedException {
            return submitted.trackingUrl();
        }

        @Override
        public Optional<Path> logDirectory() {
            return Optional.empty();
        }

        @Override
        public OutputLog driverLog() {
            return new DriverLog(cluster, submitted.id(), submitted.user());
        }

        @Override
        public void followed(Follower follower) {
            // YARN watches its time limit.
            submitted.followed(follower);
        }

        @Override
        public void left(Leaves leaves) {
            switch (leaves) {
                case NOTHING -> submitted.ended();
                case RUNNING -> submitted.detach();
                // The teardown has it killed.
                case UNSURE -> {}
            }
        }

        @Override
        public Optional<FinalReport> ending() throws InterruptedException {
            return submitted.ending();
        }
    }
}
