package io.yarnsubmit.client.run;

import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** What a driver or an executor on this machine needs to use the cluster's file system. */
final class HadoopClasses {
    private HadoopClasses() {}

    /**
     * Comes after the user's own jars; empty if it is not wanted.
     *
     * @param configuration is used only if it is wanted; of its directories later ones win
     */
    static List<Path> classPath(boolean wanted, ProductHome home, Supplier<ClusterConfiguration> configuration) {
        if (!wanted) {
            return List.of();
        }
        List<Path> directories = new ArrayList<>(configuration.get().directories());
        // On a class path earlier ones win.
        Collections.reverse(directories);
        List<Path> classPath = new ArrayList<>(home.hadoopLibraries());
        classPath.addAll(directories);
        return classPath;
    }
}
