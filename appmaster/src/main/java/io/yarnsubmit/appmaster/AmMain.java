package io.yarnsubmit.appmaster;

import io.yarnsubmit.appmaster.yarn.AmContainer;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import java.io.IOException;
import java.nio.file.Files;

/**
 * The ApplicationMaster's process, started by a NodeManager in the application's first container, with the container's
 * directory as its working directory and no arguments.
 */
public final class AmMain {
    // Must be there before the first logger: the log file's name depends on it.
    private static final String LOG_DIRECTORY = "yarnsubmit.log.dir";

    private AmMain() {}

    public static void main(String[] args) {
        try {
            AmContainer container = AmContainer.of(System.getenv());
            System.setProperty(LOG_DIRECTORY, container.logDirectory().toString());
            start(container);
        } catch (Throwable e) {
            // Whatever it is: the attempt has failed, and the NodeManager shows this to whoever asks why.
            System.err.println(FailureReport.of("The ApplicationMaster could not be started", e));
            Runtime.getRuntime().halt(1);
        }
    }

    private static void start(AmContainer container) throws IOException {
        ApplicationPlan plan = ApplicationPlan.parseFrom(
                Files.readAllBytes(container.workDirectory().resolve(LaunchNames.PLAN_FILE)));
        if (!plan.getUser().isEmpty() && System.getenv("HADOOP_USER_NAME") == null) {
            // Where YARN does not switch users, this process runs as the NodeManager's user, but acts for its own.
            // Means
            // nothing on a cluster with Kerberos.
            System.setProperty("HADOOP_USER_NAME", plan.getUser());
        }
        Application.start(plan, container);
    }
}
