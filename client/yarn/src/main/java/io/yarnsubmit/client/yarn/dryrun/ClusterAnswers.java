package io.yarnsubmit.client.yarn.dryrun;

import io.yarnsubmit.client.classdata.ClassArchives;
import io.yarnsubmit.client.dryrun.DryRunReport.PlannedFile;
import io.yarnsubmit.client.dryrun.DryRunReport.QueueFacts;
import io.yarnsubmit.client.dryrun.SchedulerSteps;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import io.yarnsubmit.client.yarn.staging.StagingSurvey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a cluster.
 *
 * @param steps null if unknown
 * @param queue null if unknown, or if the cluster does not have it
 */
record ClusterAnswers(
        List<PlannedFile> files,
        @Nullable SchedulerSteps steps,
        @Nullable QueueFacts queue) {

    /** Without a cluster. */
    static ClusterAnswers none(
            List<ContainerFile> files, ProductHome home, ClassArchives archives, ClusterConfiguration configuration) {
        return new ClusterAnswers(
                StagingSurvey.withoutCluster(home, archives, files, configuration.site()), null, null);
    }
}
