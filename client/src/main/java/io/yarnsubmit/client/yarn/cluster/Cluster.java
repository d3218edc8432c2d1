package io.yarnsubmit.client.yarn.cluster;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.client.api.YarnClientApplication;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** The two services a client talks to: ResourceManager and file system. Thread-safe. */
public final class Cluster implements AutoCloseable {
    private final ClusterConfiguration configuration;
    private final Duration connectTimeout;
    private final YarnClient yarn;
    private final String user;

    private Cluster(ClusterConfiguration configuration, Duration connectTimeout, YarnClient yarn, String user) {
        this.configuration = configuration;
        this.connectTimeout = connectTimeout;
        this.yarn = yarn;
        this.user = user;
    }

    /** Prepares the clients; nothing is connected to yet. */
    public static Cluster of(ClusterConfiguration configuration, Duration connectTimeout) {
        YarnConfiguration hadoop = configuration.hadoop();
        UserGroupInformation.setConfiguration(hadoop);
        // YarnClient's own sleep between two looks at a submission; its default is a fifth of a second.
        YarnConfiguration forYarn = new YarnConfiguration(hadoop);
        forYarn.setLong(YarnConfiguration.YARN_CLIENT_APP_SUBMISSION_POLL_INTERVAL_MS, 20);
        // Its client needs libraries of web services that are not shipped, and nothing here reads a timeline from it.
        forYarn.setBoolean(YarnConfiguration.TIMELINE_SERVICE_ENABLED, false);
        YarnClient yarn = YarnClient.createYarnClient();
        yarn.init(forYarn);
        yarn.start();
        try {
            return new Cluster(
                    configuration,
                    connectTimeout,
                    yarn,
                    UserGroupInformation.getCurrentUser().getShortUserName());
        } catch (IOException e) {
            throw new YarnSubmitException(ErrorCode.NO_CONFIGURATION, "The user is not known: " + e.getMessage(), e);
        }
    }

    public YarnClient yarn() {
        return yarn;
    }

    public ClusterConfiguration configuration() {
        return configuration;
    }

    /** The user whom the cluster knows this client as. */
    public String user() {
        return user;
    }

    /** Asks the ResourceManager for an application id, which also tells the largest container. */
    public YarnClientApplication newApplication() throws InterruptedException {
        return BoundedCall.of(
                ErrorCode.RESOURCE_MANAGER_UNREACHABLE, resourceManager(), connectTimeout, yarn::createApplication);
    }

    /** The cluster's default file system, connected to. */
    public FileSystem fileSystem() throws InterruptedException {
        String name = FileSystem.getDefaultUri(configuration.hadoop()).toString();
        return BoundedCall.of(ErrorCode.FILE_SYSTEM_UNAVAILABLE, "The file system " + name, connectTimeout, () -> {
            FileSystem fileSystem = FileSystem.get(configuration.hadoop());
            fileSystem.getFileStatus(new org.apache.hadoop.fs.Path("/"));
            return fileSystem;
        });
    }

    /** For messages: the ResourceManager and where it is said to be. */
    public String resourceManager() {
        List<String> addresses = configuration.resourceManagerAddresses();
        return (addresses.size() == 1 ? "The ResourceManager at " : "None of the ResourceManagers at ")
                + String.join(", ", addresses) + " (from " + configuration.source() + ")";
    }

    @Override
    public void close() {
        yarn.stop();
    }
}
