package io.yarnsubmit.appmaster.driverhost;

import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a driver gets that is to use the cluster's file system: the client has put the classes on its class path. */
final class HadoopForDriver {
    private static final String USER = "HADOOP_USER_NAME";
    private static final String STAGING = "YARN_SUBMIT_STAGING_DIRECTORY";

    private HadoopForDriver() {}

    static boolean wanted(DriverHostSettings settings) {
        return Settings.of(settings.plan().getConfigurationMap()).get(ConfigKeys.DRIVER_HADOOP_CLASSES);
    }

    /** @param own this process's environment */
    static Map<String, String> environment(DriverHostSettings settings, Map<String, String> own) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(STAGING, settings.plan().getStagingDirectory());
        if (own.get(USER) == null && !settings.plan().getUser().isEmpty()) {
            // Like this process itself, which runs as the NodeManager's user if YARN does not switch users.
            environment.put(USER, settings.plan().getUser());
        }
        return environment;
    }
}
