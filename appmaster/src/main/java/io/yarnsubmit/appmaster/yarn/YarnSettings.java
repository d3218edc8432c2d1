package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.launch.yarn.ConfigurationFiles;
import io.yarnsubmit.launch.yarn.FileCompletion;
import io.yarnsubmit.launch.yarn.UnreadMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.yarn.conf.HAUtil;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** The user's Hadoop configuration, which the client put onto the class path. */
public final class YarnSettings {
    // The capacity scheduler's own configuration class belongs to the ResourceManager.
    private static final String PREEMPTION_WAIT_KEY =
            "yarn.resourcemanager.monitor.capacity.preemption.max_wait_before_kill";
    private static final long PREEMPTION_WAIT_MILLIS = 15_000;
    private static final long RETRY_MILLIS = 2_000;

    private final YarnConfiguration configuration;

    YarnSettings(YarnConfiguration configuration) {
        this.configuration = configuration;
    }

    public static YarnSettings read() {
        UnreadMetrics.install();
        YarnConfiguration configuration = new YarnConfiguration();
        ConfigurationFiles.includeDefaults(configuration);
        // Its client needs libraries of web services that are not shipped.
        configuration.setBoolean(YarnConfiguration.TIMELINE_SERVICE_ENABLED, false);
        FileCompletion.askSooner(configuration);
        // The process removes files while it ends.
        configuration.setBoolean(CommonConfigurationKeysPublic.FS_AUTOMATIC_CLOSE_KEY, false);
        return new YarnSettings(configuration);
    }

    Configuration configuration() {
        return configuration;
    }

    /** How many attempts the cluster allows an application that asks for this many, or for none. */
    public int attempts(Optional<Integer> asked) {
        int unasked = configuration.getInt(
                YarnConfiguration.RM_AM_MAX_ATTEMPTS, YarnConfiguration.DEFAULT_RM_AM_MAX_ATTEMPTS);
        int most = configuration.getInt(YarnConfiguration.GLOBAL_RM_AM_MAX_ATTEMPTS, unasked);
        return Math.min(asked.orElse(unasked), most);
    }

    /** The silence after which the ResourceManager gives up an ApplicationMaster. */
    Duration expiry() {
        return millis(YarnConfiguration.RM_AM_EXPIRY_INTERVAL_MS, YarnConfiguration.DEFAULT_RM_AM_EXPIRY_INTERVAL_MS);
    }

    /**
     * For talking to the ResourceManager. It may be away as long as a restart takes, because driver and executors go on
     * meanwhile. A short wait in the configuration is meant for commands that people wait for.
     */
    Configuration patient() {
        // Of another kind, it would be read again.
        Configuration patient = new YarnConfiguration(configuration);
        String waitKey = YarnConfiguration.RESOURCEMANAGER_CONNECT_MAX_WAIT_MS;
        long usual = YarnConfiguration.DEFAULT_RESOURCEMANAGER_CONNECT_MAX_WAIT_MS;
        long wait = configuration.getLong(waitKey, usual);
        if (wait >= 0) {
            patient.setLong(waitKey, Math.max(wait, usual));
        }
        String intervalKey = YarnConfiguration.RESOURCEMANAGER_CONNECT_RETRY_INTERVAL_MS;
        patient.setLong(intervalKey, Math.min(configuration.getLong(intervalKey, RETRY_MILLIS), RETRY_MILLIS));
        return patient;
    }

    AnswerReader.Waits waits() {
        return new AnswerReader.Waits(
                millis(PREEMPTION_WAIT_KEY, PREEMPTION_WAIT_MILLIS),
                Duration.ofSeconds(configuration.getInt(
                        YarnConfiguration.RM_NODE_GRACEFUL_DECOMMISSION_TIMEOUT,
                        YarnConfiguration.DEFAULT_RM_NODE_GRACEFUL_DECOMMISSION_TIMEOUT)));
    }

    /** How addresses of NodeManagers' web pages begin. */
    String webScheme() {
        return YarnConfiguration.useHttps(configuration) ? "https://" : "http://";
    }

    private Duration millis(String key, long otherwise) {
        return Duration.ofMillis(configuration.getTimeDuration(key, otherwise, TimeUnit.MILLISECONDS));
    }

    /**
     * The ResourceManager's page of an application. Built here because Hadoop's own way (WebAppUtils) needs the
     * libraries of its web servers.
     */
    public Optional<String> applicationPage(String applicationId) {
        String address = webAddresses().get(0);
        return isPlace(address)
                ? Optional.of(webScheme() + address + "/cluster/app/" + applicationId)
                : Optional.empty();
    }

    private static boolean isPlace(String address) {
        return !address.startsWith(":") && !address.startsWith("0.0.0.0");
    }

    /** Host and port of each of YARN's web proxies. Those without a host, or with 0.0.0.0, are on this machine. */
    List<String> proxyAddresses() {
        String own = configuration.get(YarnConfiguration.PROXY_ADDRESS, "");
        return own.isEmpty() ? webAddresses() : List.of(own);
    }

    /** Host and port of the web pages of each ResourceManager. */
    private List<String> webAddresses() {
        return HAUtil.isHAEnabled(configuration)
                ? HAUtil.getRMHAIds(configuration).stream()
                        .map(id -> webAddress("." + id))
                        .toList()
                : List.of(webAddress(""));
    }

    private String webAddress(String suffix) {
        boolean https = YarnConfiguration.useHttps(configuration);
        String key = https ? YarnConfiguration.RM_WEBAPP_HTTPS_ADDRESS : YarnConfiguration.RM_WEBAPP_ADDRESS;
        String host = configuration.get(YarnConfiguration.RM_HOSTNAME + suffix, "");
        int port = https ? YarnConfiguration.DEFAULT_RM_WEBAPP_HTTPS_PORT : YarnConfiguration.DEFAULT_RM_WEBAPP_PORT;
        return configuration.get(key + suffix, host + ":" + port);
    }
}
