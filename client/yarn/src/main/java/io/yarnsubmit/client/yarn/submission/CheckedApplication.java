package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.classdata.ClassArchives;
import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.directory.LocalCacheDirectory;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.timeline.Timeline;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.preflight.ClusterFacts;
import io.yarnsubmit.client.yarn.preflight.ClusterSurvey;
import io.yarnsubmit.client.yarn.preflight.Demand;
import io.yarnsubmit.client.yarn.preflight.DemandMaker;
import io.yarnsubmit.client.yarn.preflight.Preflight;
import io.yarnsubmit.client.yarn.preflight.TagLimits;
import io.yarnsubmit.client.yarn.staging.StagedFiles;
import io.yarnsubmit.client.yarn.staging.Stager;
import io.yarnsubmit.client.yarn.staging.StagingArea;
import io.yarnsubmit.client.yarn.staging.StagingSweep;
import io.yarnsubmit.client.yarn.staging.UploadProgress;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.client.api.YarnClientApplication;

/**
 * An application that has an id, and whose request this cluster can meet. The first of three steps: {@link #stage} gives the next.
 * Closing this removes whatever the steps have left on the cluster, unless the application was detached. Used by one thread.
 */
public final class CheckedApplication implements AutoCloseable {
    private final SubmitRequest request;
    private final RunOutput output;
    private final ApplicationSubmissionContext context;
    private final OnCluster onCluster;
    private final String queueAdvice;

    private CheckedApplication(
            SubmitRequest request,
            RunOutput output,
            ApplicationSubmissionContext context,
            OnCluster onCluster,
            String queueAdvice) {
        this.request = request;
        this.output = output;
        this.context = context;
        this.onCluster = onCluster;
        this.queueAdvice = queueAdvice;
    }

    /**
     * Gets an application id, and checks the request against the cluster.
     *
     * @throws YarnSubmitException if cluster or file system do not answer, or the request cannot be met
     */
    public static CheckedApplication check(Cluster cluster, SubmitRequest request, RunOutput output, Timeline timeline)
            throws InterruptedException {
        TagLimits.of(cluster.configuration().hadoop()).check(request.tags());
        YarnClientApplication application = cluster.newApplication();
        timeline.mark("ResourceManager reached");
        Demand demand = DemandMaker.of(request);
        ClusterFacts facts = cluster.patience()
                .bounded(
                        ErrorCode.RESOURCE_MANAGER_UNREACHABLE,
                        cluster.resourceManager(),
                        () -> ClusterSurvey.of(cluster, application.getNewApplicationResponse(), demand));
        Preflight.check(demand, facts);
        FileSystem fileSystem = cluster.fileSystem();
        StagingArea area = new StagingArea(fileSystem, request.settings().find(ConfigKeys.STAGING_DIRECTORY));
        ApplicationSubmissionContext context = application.getApplicationSubmissionContext();
        context.setQueue(facts.acceptedName(demand.queue()));
        StagingSweep.inBackground(cluster, area, context.getApplicationId());
        return new CheckedApplication(
                request,
                output,
                context,
                new OnCluster(cluster, area, context.getApplicationId(), output),
                Preflight.queueAdvice(demand, facts));
    }

    /** The application's. */
    public String id() {
        return onCluster.id().toString();
    }

    /** Brings the files to the cluster. */
    public StagedApplication stage(ProductHome home, List<ContainerFile> files) throws InterruptedException {
        Cluster cluster = onCluster.cluster();
        UploadProgress progress = new UploadProgress();
        onCluster.reaches(OnCluster.Extent.STAGING);
        try (UploadDisplay display = UploadDisplay.start(progress, output)) {
            cluster.patience()
                    .bounded(
                            ErrorCode.FILE_SYSTEM_UNAVAILABLE,
                            cluster.fileSystemName(),
                            () -> onCluster.area().create(onCluster.id().toString()));
            onCluster.reaches(OnCluster.Extent.STAGED);
            StagedFiles staged = new Stager(
                            onCluster.area(),
                            progress,
                            LocalCacheDirectory.find(),
                            cluster,
                            request.settings().find(ConfigKeys.LIBRARY_CACHE_SHARED),
                            output::say)
                    .stage(
                            home,
                            ClassArchives.of(home, request.settings().get(ConfigKeys.CLASS_ARCHIVES)),
                            files,
                            cluster.configuration().site());
            display.done();
            return new StagedApplication(request, output, context, onCluster, staged, progress, queueAdvice);
        }
    }

    /** Removes what is left on the cluster, within a bounded time. */
    @Override
    public void close() {
        onCluster.remove();
    }
}
