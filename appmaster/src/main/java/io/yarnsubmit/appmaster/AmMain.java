package io.yarnsubmit.appmaster;

import io.yarnsubmit.appmaster.cluster.AmContainer;
import io.yarnsubmit.appmaster.failure.FailureReport;
import io.yarnsubmit.appmaster.yarn.ContainerEnvironment;
import io.yarnsubmit.launch.yarn.ConfigurationFiles;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.tls.GrpcTls;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The ApplicationMaster's process, started by a NodeManager in the application's first container, with the container's
 * directory as its working directory and no arguments.
 */
public final class AmMain {
    private static final String LOG_DIRECTORY = "yarnsubmit.log.dir";
    private static final String LOG_CONFIGURATION = "log4j.configuration";

    // Kept, because a logger without references forgets its level.
    private static final Logger GRPC_LOG = Logger.getLogger("io.grpc");

    private AmMain() {}

    public static void main(String[] args) {
        try {
            // A client that goes while it connects would leave a stack trace in the log.
            GRPC_LOG.setLevel(Level.WARNING);
            // Aside: it takes a while, and the port is opened later.
            OwnThreads.start("tls", OwnThreads.NOT_MISSED, GrpcTls::load);
            configureLog(System.getenv().getOrDefault("LOG_DIRS", "."));
            ConfigurationFiles.install();
            ConfigurationFiles.expectHdfs();
            AmContainer container = ContainerEnvironment.read(System.getenv());
            start(container);
            // All other threads are daemons; the process ends when the life cycle says so.
            new CountDownLatch(1).await();
        } catch (Throwable e) {
            // Whatever it is, the attempt has failed, and the NodeManager shows this as the reason.
            System.err.println("The ApplicationMaster could not be started: " + FailureReport.of(e));
            Runtime.getRuntime().halt(1);
        }
    }

    // Hadoop's classes make loggers as soon as they are loaded, so this comes first.
    private static void configureLog(String logDirectories) {
        System.setProperty(LOG_DIRECTORY, logDirectories.split(",", 2)[0]);
        if (System.getProperty(LOG_CONFIGURATION) == null) {
            // By name, because the cluster's configuration on the class path brings a log4j.properties of its own.
            System.setProperty(LOG_CONFIGURATION, "yarn-submit-am-log4j.properties");
        }
    }

    private static void start(AmContainer container) throws IOException {
        ApplicationPlan plan = ApplicationPlan.parseFrom(
                Files.readAllBytes(container.workDirectory().resolve(LaunchNames.PLAN_FILE)));
        if (!plan.getUser().isEmpty() && System.getenv("HADOOP_USER_NAME") == null) {
            // Where YARN does not switch users, this is the NodeManager's user, but it acts for its own. Without effect
            // where there is Kerberos.
            System.setProperty("HADOOP_USER_NAME", plan.getUser());
        }
        Application.start(plan, container);
    }
}
