package io.yarnsubmit.appmaster.control;

import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.DriverMessage.DriverReport;
import io.yarnsubmit.protocol.v1.DriverMessage.Exclusion;
import io.yarnsubmit.protocol.v1.DriverMessage.ExecutorRegistration;
import io.yarnsubmit.protocol.v1.DriverMessage.JobReport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the driver and the clients say. Called on the event loop. */
public interface ControlEvents {
    /** A driver has linked; the hub's host is never empty. */
    void driverLinked(String hubHost, int hubPort, int highestExecutorId);

    void targets(long generation, Map<String, Integer> totals);

    void stopExecutor(int executorId, String reason);

    void executorRegistration(ExecutorRegistration registration);

    void driverReport(DriverReport report);

    void jobReport(JobReport news);

    void exclusion(Exclusion exclusion);

    /** The client that hosts the driver lives. */
    void hostHeard();

    /** Client mode: the driver process at the client's has ended. */
    void clientDriverEnded(int exitStatus, @Nullable DriverFailure failure);

    void endRequested(String reason);

    /** How things are now. */
    ApplicationDescription describe();

    /**
     * Sets how many executors a group is to have.
     *
     * @return how many it was to have before
     * @throws io.grpc.StatusRuntimeException why not
     */
    int scale(String group, int total);
}
