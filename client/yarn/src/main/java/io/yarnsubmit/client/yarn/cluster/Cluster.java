package io.yarnsubmit.client.yarn.cluster;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.yarn.site.SiteHadoop;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.fs.CommonConfigurationKeys;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.client.api.YarnClientApplication;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** The two services a client talks to: ResourceManager and file system. Thread-safe. */
public final class Cluster implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 20_000;
    private static final int PAUSE_MILLIS = 250;
    private static final int TRIES = 4;

    private final ClusterConfiguration configuration;
    private final Patience patience;
    private final YarnClient yarn;
    private final String user;

    private Cluster(ClusterConfiguration configuration, Patience patience, YarnClient yarn, String user) {
        this.configuration = configuration;
        this.patience = patience;
        this.yarn = yarn;
        this.user = user;
    }

    /**
     * Prepares the clients, without connecting yet.
     *
     * @param settings whom the cluster is to take this process for, and how long a service may be away
     * @param say prints for the user that it waits for a service
     */
    public static Cluster of(ClusterConfiguration configuration, Settings settings, Consumer<String> say) {
        YarnConfiguration hadoop = configuration.hadoop();
        try {
            String user = HadoopLogin.of(hadoop, LoginRequest.of(settings));
            YarnClient yarn = YarnClient.createYarnClient();
            yarn.init(forYarnClient(hadoop));
            yarn.start();
            return new Cluster(configuration, new Patience(settings.get(ConfigKeys.CONNECT_TIMEOUT), say), yarn, user);
        } catch (YarnSubmitException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The Hadoop configuration from " + configuration.source() + " cannot be used: "
                            + BoundedCall.innermost(e),
                    e);
        }
    }

    private static YarnConfiguration forYarnClient(YarnConfiguration hadoop) {
        YarnConfiguration conf = SiteHadoop.copyOf(hadoop);
        // YarnClient's own sleep between two looks at a submission; its default is a fifth of a second.
        conf.setLong(YarnConfiguration.YARN_CLIENT_APP_SUBMISSION_POLL_INTERVAL_MS, 20);
        // The timeline client needs libraries of web services that are not shipped, and is not used here.
        conf.setBoolean(YarnConfiguration.TIMELINE_SERVICE_ENABLED, false);
        // A call without an answer fails after seconds. By default Hadoop repeats it silently for a quarter of an hour,
        // every half a minute; the callers of this class repeat it themselves, and say so.
        conf.setLong(YarnConfiguration.RESOURCEMANAGER_CONNECT_MAX_WAIT_MS, TRIES * PAUSE_MILLIS);
        conf.setLong(YarnConfiguration.RESOURCEMANAGER_CONNECT_RETRY_INTERVAL_MS, PAUSE_MILLIS);
        conf.setInt(YarnConfiguration.CLIENT_FAILOVER_MAX_ATTEMPTS, TRIES);
        conf.setLong(YarnConfiguration.CLIENT_FAILOVER_SLEEPTIME_BASE_MS, PAUSE_MILLIS);
        conf.setLong(YarnConfiguration.CLIENT_FAILOVER_SLEEPTIME_MAX_MS, PAUSE_MILLIS);
        conf.setInt(CommonConfigurationKeysPublic.IPC_CLIENT_CONNECT_MAX_RETRIES_KEY, 0);
        conf.setInt(CommonConfigurationKeysPublic.IPC_CLIENT_CONNECT_MAX_RETRIES_ON_SOCKET_TIMEOUTS_KEY, 0);
        conf.setInt(CommonConfigurationKeysPublic.IPC_CLIENT_CONNECT_TIMEOUT_KEY, CONNECT_MILLIS);
        conf.setInt(CommonConfigurationKeys.IPC_CLIENT_RPC_TIMEOUT_KEY, ANSWER_MILLIS);
        return conf;
    }

    public YarnClient yarn() {
        return yarn;
    }

    /** For calls to a service that may be away. */
    public Patience patience() {
        return patience;
    }

    public ClusterConfiguration configuration() {
        return configuration;
    }

    /** Whether it asks for Kerberos. */
    public boolean isSecure() {
        return UserGroupInformation.isSecurityEnabled();
    }

    /** The user that the cluster knows this client as. */
    public String user() {
        return user;
    }

    /** Asks the ResourceManager for an application id, which also tells the largest container. */
    public YarnClientApplication newApplication() throws InterruptedException {
        return patience.bounded(ErrorCode.RESOURCE_MANAGER_UNREACHABLE, resourceManager(), yarn::createApplication);
    }

    /**
     * Begins to connect to the file system, aside: it loads many classes, and another service is asked meanwhile. What comes
     * of it is for those who use the file system.
     */
    public void approachFileSystem() {
        OwnThreads.start("file-system", OwnThreads.NOT_MISSED, () -> {
            try {
                FileSystem.get(configuration.hadoop()).getFileStatus(new org.apache.hadoop.fs.Path("/"));
            } catch (IOException | RuntimeException e) {
                // Whoever uses it will meet the same, and say so.
                return;
            }
        });
    }

    /** The cluster's default file system, connected to. */
    public FileSystem fileSystem() throws InterruptedException {
        return patience.bounded(ErrorCode.FILE_SYSTEM_UNAVAILABLE, fileSystemName(), () -> {
            FileSystem fileSystem = FileSystem.get(configuration.hadoop());
            fileSystem.getFileStatus(new org.apache.hadoop.fs.Path("/"));
            return fileSystem;
        });
    }

    /** For messages: the ResourceManager and its configured address. */
    public String resourceManager() {
        List<String> addresses = configuration.resourceManagerAddresses();
        return (addresses.size() == 1 ? "The ResourceManager at " : "The ResourceManagers at ")
                + String.join(", ", addresses) + " (from " + configuration.source() + ")";
    }

    /** For messages: the file system and its configured address. */
    public String fileSystemName() {
        return "The file system " + FileSystem.getDefaultUri(configuration.hadoop());
    }

    @Override
    public void close() {
        yarn.stop();
    }
}
