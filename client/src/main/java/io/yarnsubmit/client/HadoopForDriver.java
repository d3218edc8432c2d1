package io.yarnsubmit.client;

import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a driver on this machine gets that is to use the cluster's file system. */
final class HadoopForDriver {
    private HadoopForDriver() {}

    static boolean wanted(SubmitRequest request) {
        return request.settings().get(ConfigKeys.DRIVER_HADOOP_CLASSES);
    }

    /**
     * To stand behind the user's own jars.
     *
     * @param configuration directories; later ones win
     */
    static List<Path> classPath(SubmitRequest request, ProductHome home, List<Path> configuration) {
        if (!wanted(request)) {
            return List.of();
        }
        List<Path> classPath = new ArrayList<>(configuration);
        // On a class path earlier ones win.
        Collections.reverse(classPath);
        classPath.addAll(home.amLibraries());
        return classPath;
    }
}
