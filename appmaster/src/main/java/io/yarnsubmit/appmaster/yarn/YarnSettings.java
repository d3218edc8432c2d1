package io.yarnsubmit.appmaster.yarn;

import java.net.URI;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.webapp.util.WebAppUtils;

/** The user's Hadoop configuration, which the client put onto the class path. */
public final class YarnSettings {
    private final Configuration configuration;

    private YarnSettings(Configuration configuration) {
        this.configuration = configuration;
    }

    public static YarnSettings read() {
        return new YarnSettings(new YarnConfiguration());
    }

    Configuration configuration() {
        return configuration;
    }

    /** How often the cluster starts an ApplicationMaster when the application does not say. */
    public int maxAttempts() {
        return configuration.getInt(YarnConfiguration.RM_AM_MAX_ATTEMPTS, YarnConfiguration.DEFAULT_RM_AM_MAX_ATTEMPTS);
    }

    /** The ResourceManager's page of an application. */
    public Optional<String> applicationPage(String applicationId) {
        String base = WebAppUtils.getRMWebAppURLWithScheme(configuration);
        return base.isEmpty()
                ? Optional.empty()
                : Optional.of(URI.create(base)
                        .resolve("/cluster/app/" + applicationId)
                        .toString());
    }
}
