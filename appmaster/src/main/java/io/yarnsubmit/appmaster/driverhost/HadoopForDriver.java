package io.yarnsubmit.appmaster.driverhost;

import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a driver needs to use the cluster's file system: classes and configuration are in its container anyway. */
final class HadoopForDriver {
    private static final String USER = "HADOOP_USER_NAME";
    private static final String STAGING = "YARN_SUBMIT_STAGING_DIRECTORY";

    private HadoopForDriver() {}

    static boolean wanted(DriverHostSettings settings) {
        return Settings.of(settings.plan().getConfigurationMap()).get(ConfigKeys.DRIVER_HADOOP_CLASSES);
    }

    /** Comes after the user's own jars. */
    static List<String> classPath(Path workDirectory) throws IOException {
        List<String> classPath = new ArrayList<>();
        classPath.add(
                workDirectory.resolve(LaunchNames.HADOOP_CONFIGURATION_LINK).toString());
        try (Stream<Path> jars = Files.list(workDirectory.resolve(LaunchNames.AM_LIBRARY_LINK))) {
            jars.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .forEach(classPath::add);
        }
        return classPath;
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
