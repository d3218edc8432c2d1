package io.yarnsubmit.appmaster.yarn;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.yarn.conf.HAUtil;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** The user's Hadoop configuration, which the client put onto the class path. */
public final class YarnSettings {
    private final Configuration configuration;

    private YarnSettings(Configuration configuration) {
        this.configuration = configuration;
    }

    public static YarnSettings read() {
        YarnConfiguration configuration = new YarnConfiguration();
        // Its client needs libraries of web services that are not shipped.
        configuration.setBoolean(YarnConfiguration.TIMELINE_SERVICE_ENABLED, false);
        // There is something to remove while the process ends.
        configuration.setBoolean(CommonConfigurationKeysPublic.FS_AUTOMATIC_CLOSE_KEY, false);
        return new YarnSettings(configuration);
    }

    Configuration configuration() {
        return configuration;
    }

    /** How often the cluster starts the ApplicationMaster of an application that asks for so many attempts, or for none. */
    public int attempts(Optional<Integer> asked) {
        int unasked = configuration.getInt(
                YarnConfiguration.RM_AM_MAX_ATTEMPTS, YarnConfiguration.DEFAULT_RM_AM_MAX_ATTEMPTS);
        int most = configuration.getInt(YarnConfiguration.GLOBAL_RM_AM_MAX_ATTEMPTS, unasked);
        return Math.min(asked.orElse(unasked), most);
    }

    /**
     * The ResourceManager's page of an application. Put together here because Hadoop's own way (WebAppUtils) needs the
     * libraries of its web servers.
     */
    public Optional<String> applicationPage(String applicationId) {
        boolean https = YarnConfiguration.useHttps(configuration);
        String key = https ? YarnConfiguration.RM_WEBAPP_HTTPS_ADDRESS : YarnConfiguration.RM_WEBAPP_ADDRESS;
        String suffix = HAUtil.isHAEnabled(configuration)
                ? "." + HAUtil.getRMHAIds(configuration).iterator().next()
                : "";
        String host = configuration.get(YarnConfiguration.RM_HOSTNAME + suffix, "");
        int port = https ? YarnConfiguration.DEFAULT_RM_WEBAPP_HTTPS_PORT : YarnConfiguration.DEFAULT_RM_WEBAPP_PORT;
        String address = configuration.get(key + suffix, host + ":" + port);
        return address.startsWith(":") || address.startsWith("0.0.0.0")
                ? Optional.empty()
                : Optional.of((https ? "https://" : "http://") + address + "/cluster/app/" + applicationId);
    }
}
