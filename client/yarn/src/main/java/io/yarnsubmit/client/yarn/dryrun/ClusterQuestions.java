package io.yarnsubmit.client.yarn.dryrun;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.classdata.ClassArchives;
import io.yarnsubmit.client.dryrun.DryRunReport.PlannedFile;
import io.yarnsubmit.client.dryrun.DryRunReport.QueueFacts;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.preflight.ClusterFacts;
import io.yarnsubmit.client.yarn.preflight.ClusterSurvey;
import io.yarnsubmit.client.yarn.preflight.Demand;
import io.yarnsubmit.client.yarn.preflight.DemandMaker;
import io.yarnsubmit.client.yarn.preflight.Preflight;
import io.yarnsubmit.client.yarn.site.SiteConfiguration;
import io.yarnsubmit.client.yarn.staging.StagingArea;
import io.yarnsubmit.client.yarn.staging.StagingSurvey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.hadoop.yarn.api.records.QueueACL;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.QueueStatistics;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.jspecify.annotations.Nullable;

/** Asks ResourceManager and file system for what a submission depends on, and changes nothing. */
final class ClusterQuestions {
    private final Cluster cluster;
    private final SubmitRequest request;
    private final Consumer<String> problems;
    private final Consumer<String> notes;
    private final Consumer<YarnSubmitException> unchecked;

    /** @param unchecked gets what could not be asked */
    ClusterQuestions(
            Cluster cluster,
            SubmitRequest request,
            Consumer<String> problems,
            Consumer<String> notes,
            Consumer<YarnSubmitException> unchecked) {
        this.cluster = cluster;
        this.request = request;
        this.problems = problems;
        this.notes = notes;
        this.unchecked = unchecked;
    }

    ClusterAnswers ask(ProductHome home, List<ContainerFile> files) throws InterruptedException {
        List<PlannedFile> planned = files(home, files);
        try {
            SchedulerLimits limits = SchedulerLimits.of(cluster, notes);
            return new ClusterAnswers(planned, limits.steps(), queue(checkDemand(limits)));
        } catch (YarnSubmitException e) {
            unchecked.accept(e);
            return new ClusterAnswers(planned, null, null);
        }
    }

    /** Returns the name under which YARN takes the queue. */
    private String checkDemand(SchedulerLimits limits) throws InterruptedException {
        Demand demand = DemandMaker.of(request);
        ClusterFacts facts = asked(() -> {
            Optional<Resource> largest =
                    limits.largest(cluster.yarn(), !demand.resources().isEmpty());
            if (largest.isEmpty()) {
                notes.accept("no NodeManager runs now, so the largest possible container is not known");
            }
            return ClusterSurvey.of(cluster, largest.orElseGet(SchedulerLimits::unlimited), demand);
        });
        Preflight.problems(demand, facts).forEach(problem -> problems.accept(problem.message()));
        Preflight.queueNote(demand, facts).ifPresent(notes);
        return facts.acceptedName(demand.queue());
    }

    private @Nullable QueueFacts queue(String name) throws InterruptedException {
        // A scheduler answers with null, or refuses, for an unknown queue; Preflight has reported that.
        Optional<QueueInfo> found = asked(() -> {
            try {
                return Optional.ofNullable(cluster.yarn().getQueueInfo(name));
            } catch (YarnException e) {
                return Optional.<QueueInfo>empty();
            }
        });
        if (found.isEmpty()) {
            return null;
        }
        QueueInfo queue = found.get();
        boolean maySubmit = asked(() -> cluster.yarn().getQueueAclsInfo().stream()
                .filter(acl -> acl.getQueueName().equals(queue.getQueueName())
                        || acl.getQueueName().endsWith("." + queue.getQueueName()))
                .findFirst()
                .map(acl -> acl.getUserAcls().contains(QueueACL.SUBMIT_APPLICATIONS))
                .orElse(true));
        Optional<QueueStatistics> statistics = Optional.ofNullable(queue.getQueueStatistics());
        return new QueueFacts(
                queue.getQueueName(),
                String.valueOf(queue.getQueueState()).toLowerCase(Locale.ROOT),
                queue.getCapacity(),
                queue.getMaximumCapacity(),
                queue.getCurrentCapacity(),
                maySubmit,
                statistics.map(QueueStatistics::getNumAppsRunning),
                statistics.map(QueueStatistics::getNumAppsPending));
    }

    private List<PlannedFile> files(ProductHome home, List<ContainerFile> files) throws InterruptedException {
        SiteConfiguration site = cluster.configuration().site();
        ClassArchives archives = ClassArchives.of(home, request.settings().get(ConfigKeys.CLASS_ARCHIVES));
        try {
            StagingArea area =
                    new StagingArea(cluster.fileSystem(), request.settings().find(ConfigKeys.STAGING_DIRECTORY));
            Optional<String> shared = request.settings().find(ConfigKeys.LIBRARY_CACHE_SHARED);
            return cluster.patience()
                    .bounded(
                            ErrorCode.FILE_SYSTEM_UNAVAILABLE,
                            cluster.fileSystemName(),
                            () -> StagingSurvey.of(area, shared, home, archives, files, site));
        } catch (YarnSubmitException e) {
            unchecked.accept(e);
            return StagingSurvey.withoutCluster(home, archives, files, site);
        }
    }

    private <T> T asked(Callable<T> question) throws InterruptedException {
        return cluster.patience().bounded(ErrorCode.RESOURCE_MANAGER_UNREACHABLE, cluster.resourceManager(), question);
    }
}
