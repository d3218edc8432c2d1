package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.directory.LocalCacheDirectory;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.client.summary.Ending;
import io.yarnsubmit.client.timeline.Timeline;
import io.yarnsubmit.client.yarn.cluster.BoundedCall;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.Patience;
import io.yarnsubmit.client.yarn.preflight.ClusterSurvey;
import io.yarnsubmit.client.yarn.preflight.Demand;
import io.yarnsubmit.client.yarn.preflight.DemandMaker;
import io.yarnsubmit.client.yarn.preflight.Preflight;
import io.yarnsubmit.client.yarn.staging.StagedFiles;
import io.yarnsubmit.client.yarn.staging.Stager;
import io.yarnsubmit.client.yarn.staging.StagingArea;
import io.yarnsubmit.client.yarn.staging.StagingSweep;
import io.yarnsubmit.client.yarn.staging.UploadProgress;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.client.api.YarnClientApplication;
import org.jspecify.annotations.Nullable;

/** One application on one cluster, as its client deals with it. Used by one thread. */
public final class ClusterSession implements AutoCloseable {
    private static final Duration REPORT_LIMIT = Duration.ofSeconds(3);
    private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final SubmitRequest request;
    private final RunOutput console;
    private final Timeline timeline;
    private final UploadProgress progress = new UploadProgress();
    private @Nullable ApplicationSubmissionContext context;
    private @Nullable StagingArea area;
    private @Nullable StagedFiles staged;
    private Stage stage = Stage.NOTHING_THERE;

    /** What there may be on the cluster that is to be taken away at the end. */
    private enum Stage {
        NOTHING_THERE,
        /** The staging directory may be there. */
        STAGING,
        STAGED,
        SUBMITTED,
        ENDED,
        DETACHED
    }

    public ClusterSession(Cluster cluster, SubmitRequest request, RunOutput console, Timeline timeline) {
        this.cluster = cluster;
        this.request = request;
        this.console = console;
        this.timeline = timeline;
    }

    /**
     * Gets an application id, and holds the request against what the cluster says.
     *
     * @throws YarnSubmitException when cluster or file system do not answer, or the request cannot be met
     */
    public void connect() throws InterruptedException {
        YarnClientApplication application = cluster.newApplication();
        timeline.mark("ResourceManager reached");
        context = application.getApplicationSubmissionContext();
        Demand demand = DemandMaker.of(request);
        Preflight.check(
                demand,
                cluster.patience()
                        .bounded(
                                ErrorCode.RESOURCE_MANAGER_UNREACHABLE,
                                cluster.resourceManager(),
                                () -> ClusterSurvey.of(cluster, application.getNewApplicationResponse(), demand)));
        FileSystem fileSystem = cluster.fileSystem();
        area = new StagingArea(fileSystem, request.settings().find(ConfigKeys.STAGING_DIRECTORY));
        StagingSweep.inBackground(cluster, area(), id());
    }

    /** Brings the files to the cluster. */
    public void stage(ProductHome home, List<ContainerFile> files, List<Path> configurationDirectories)
            throws InterruptedException {
        stage = Stage.STAGING;
        try (UploadDisplay display = UploadDisplay.start(progress, console)) {
            cluster.patience()
                    .bounded(
                            ErrorCode.FILE_SYSTEM_UNAVAILABLE,
                            cluster.fileSystemName(),
                            () -> area().create(applicationId()));
            stage = Stage.STAGED;
            staged = new Stager(
                            area(),
                            progress,
                            LocalCacheDirectory.find(),
                            cluster,
                            request.settings().find(ConfigKeys.LIBRARY_CACHE_SHARED),
                            console::say)
                    .stage(home, files, configurationDirectories);
            display.done();
        }
    }

    /** Submits; returns when the application is accepted. */
    public void submit(PlanMaker planMaker, TlsIdentity identity) throws InterruptedException {
        StagedFiles files = Optional.ofNullable(staged).orElseThrow();
        console.show("submitting " + applicationId());
        stage = Stage.SUBMITTED;
        BoundedCall.unlimited(
                ErrorCode.SUBMISSION_REFUSED,
                cluster.resourceManager(),
                () -> new Submission(cluster, area(), request, planMaker).submit(context(), files, identity, progress));
    }

    /** Of the application's web page, through YARN's proxy; empty when the ResourceManager does not tell. */
    public Optional<String> trackingUrl() throws InterruptedException {
        return report().map(ApplicationReport::getTrackingUrl).filter(url -> !url.isEmpty() && !url.equals("N/A"));
    }

    /** How it ended; empty when the ResourceManager does not tell. */
    public Optional<Ending> ending() throws InterruptedException {
        return report().map(EndingReader::read);
    }

    /** For what is good to know, and not worth waiting for. */
    private Optional<ApplicationReport> report() throws InterruptedException {
        try {
            return Optional.of(new Patience(REPORT_LIMIT, line -> {})
                    .bounded(
                            ErrorCode.RESOURCE_MANAGER_UNREACHABLE,
                            cluster.resourceManager(),
                            () -> cluster.yarn().getApplicationReport(id())));
        } catch (YarnSubmitException e) {
            return Optional.empty();
        }
    }

    public String applicationId() {
        return context().getApplicationId().toString();
    }

    public String user() {
        return cluster.user();
    }

    /** The application, for a follower. */
    public YarnApplication application() {
        return new YarnApplication(cluster, area(), id());
    }

    /** The application is left to itself. */
    public void detach() {
        stage = Stage.DETACHED;
    }

    /** The application is over. */
    public void ended() {
        stage = Stage.ENDED;
    }

    private ApplicationSubmissionContext context() {
        return Optional.ofNullable(context).orElseThrow(() -> new IllegalStateException("not connected"));
    }

    private ApplicationId id() {
        return context().getApplicationId();
    }

    private StagingArea area() {
        return Optional.ofNullable(area).orElseThrow(() -> new IllegalStateException("not connected"));
    }

    /** Takes away what is left on the cluster, within a bounded time. */
    @Override
    public void close() {
        try {
            if (stage == Stage.SUBMITTED) {
                cleanUp(
                        applicationId() + " could not be killed",
                        "If the ResourceManager knows it, it fails for want of its files, or it runs on: yarn application"
                                + " -kill " + applicationId() + " ends it.",
                        () -> application().killSurely());
            }
            if (stage != Stage.NOTHING_THERE && stage != Stage.DETACHED) {
                cleanUp(
                        "The staging directory " + area().directory(applicationId()) + " could not be removed",
                        "A later submission removes it.",
                        () -> area().remove(applicationId()));
            }
        } finally {
            cluster.close();
        }
    }

    private void cleanUp(String failure, String consequence, BoundedCall.Work work) {
        try {
            new Patience(CLEANUP_LIMIT, line -> {}).bounded(ErrorCode.FILE_SYSTEM_UNAVAILABLE, "The cluster", work);
        } catch (YarnSubmitException e) {
            if (stage == Stage.STAGING) {
                // Why it could not be made has been said; hardly anything is there.
                return;
            }
            console.complain(failure + ": " + Patience.reason(e) + ". " + consequence);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
