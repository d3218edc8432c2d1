package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.appmaster.cluster.AmContainer;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.yarn.api.ApplicationConstants;
import org.apache.hadoop.yarn.api.ApplicationConstants.Environment;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ContainerId;

/** The container that this process runs in, according to the NodeManager's environment variables. */
public final class ContainerEnvironment {
    private ContainerEnvironment() {}

    /** Reads the environment that a NodeManager gives. */
    public static AmContainer read(Map<String, String> environment) {
        ContainerId container = ContainerId.fromString(value(environment, Environment.CONTAINER_ID));
        ApplicationAttemptId attempt = container.getApplicationAttemptId();
        return new AmContainer(
                attempt.getApplicationId().toString(),
                attempt.getAttemptId(),
                container.toString(),
                value(environment, Environment.NM_HOST),
                Path.of(value(environment, Environment.LOG_DIRS).split(",", 2)[0]),
                Path.of("").toAbsolutePath());
    }

    /** When the application was submitted, by the ResourceManager's clock; 0 if it does not tell. */
    public static long submittedMillis(Map<String, String> environment) {
        try {
            return Long.parseLong(environment.getOrDefault(ApplicationConstants.APP_SUBMIT_TIME_ENV, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String value(Map<String, String> environment, Environment name) {
        String value = environment.get(name.name());
        if (value == null) {
            throw new IllegalStateException("the environment variable " + name.name()
                    + " is missing: this program is started by a YARN NodeManager, not by hand");
        }
        return value;
    }
}
