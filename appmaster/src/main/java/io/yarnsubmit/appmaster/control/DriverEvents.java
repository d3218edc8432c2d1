package io.yarnsubmit.appmaster.control;

import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.DriverMessage.CommandEnded;
import io.yarnsubmit.protocol.v1.DriverMessage.DriverReport;
import io.yarnsubmit.protocol.v1.DriverMessage.Exclusion;
import io.yarnsubmit.protocol.v1.DriverMessage.ExecutorRegistration;
import io.yarnsubmit.protocol.v1.DriverMessage.GroupLaunch;
import io.yarnsubmit.protocol.v1.DriverMessage.InstanceReport;
import io.yarnsubmit.protocol.v1.DriverMessage.JobReport;
import java.util.Map;

/** The events of the driver's link. Called on the event loop. */
public interface DriverEvents {
    /** A driver has linked; the hub's host is never empty. */
    void linked(String hubHost, int hubPort, int highestExecutorId);

    void targets(long generation, Map<String, Integer> totals);

    /** Executors of a group are to be started otherwise from now on, or there is to be another group. */
    void launch(GroupLaunch launch);

    void stopExecutor(int executorId, String reason);

    /** The command that an executor runs has ended, and the executor ends with it. */
    void commandEnded(CommandEnded ended);

    void executorRegistration(ExecutorRegistration registration);

    void report(DriverReport report);

    void job(JobReport news);

    void exclusion(Exclusion exclusion);

    /** Instances of roles have changed; the first report of a link has all. */
    void instances(InstanceReport report);

    /** The answer to {@link DriverInstructions#openAccess}. */
    void access(DriverMessage.ExecutorAccess answer);
}
