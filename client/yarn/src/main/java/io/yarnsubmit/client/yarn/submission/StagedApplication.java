package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.client.yarn.cluster.BoundedCall;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.staging.StagedFiles;
import io.yarnsubmit.client.yarn.staging.UploadProgress;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;

/** An application whose files are on the cluster. Used by one thread. */
public final class StagedApplication {
    private final SubmitRequest request;
    private final RunOutput output;
    private final ApplicationSubmissionContext context;
    private final OnCluster onCluster;
    private final StagedFiles files;
    private final UploadProgress progress;
    private final String queueAdvice;

    StagedApplication(
            SubmitRequest request,
            RunOutput output,
            ApplicationSubmissionContext context,
            OnCluster onCluster,
            StagedFiles files,
            UploadProgress progress,
            String queueAdvice) {
        this.request = request;
        this.output = output;
        this.context = context;
        this.onCluster = onCluster;
        this.files = files;
        this.progress = progress;
        this.queueAdvice = queueAdvice;
    }

    /**
     * Submits; returns when the application is accepted.
     *
     * @throws YarnSubmitException {@link ErrorCode#SUBMISSION_REFUSED} when it is not
     */
    public SubmittedApplication submit(PlanMaker planMaker, TlsIdentity identity) throws InterruptedException {
        Cluster cluster = onCluster.cluster();
        SecuredSubmission secured =
                cluster.isSecure() ? SecuredSubmission.prepare(cluster, request, files, output) : null;
        output.show("submitting " + onCluster.id());
        onCluster.reaches(OnCluster.Extent.SUBMITTED);
        BoundedCall.unlimited(
                ErrorCode.SUBMISSION_REFUSED,
                cluster.resourceManager(),
                () -> new Submission(cluster, onCluster.area(), request, planMaker, queueAdvice)
                        .submit(context, files, identity, secured == null ? null : secured.tokens(), progress));
        return new SubmittedApplication(onCluster, secured);
    }
}
