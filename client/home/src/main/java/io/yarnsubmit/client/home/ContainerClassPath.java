package io.yarnsubmit.client.home;

import io.yarnsubmit.protocol.LaunchNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Class paths in the ApplicationMaster's container. Each jar is named, in a fixed order, and the folder comes last: class
 * data sharing needs that.
 */
public final class ContainerClassPath {
    private ContainerClassPath() {}

    /** The ApplicationMaster's. */
    public static List<String> ofMaster(ProductHome home) {
        return withConfiguration(ofMasterJars(home));
    }

    /** Of that, the jars. */
    public static List<String> ofMasterJars(ProductHome home) {
        return linked(home.amLibraries());
    }

    /** What is behind the user's jars in a driver that uses the cluster's file system. */
    public static List<String> ofHadoop(ProductHome home) {
        return withConfiguration(linked(home.hadoopLibraries()));
    }

    private static List<String> withConfiguration(List<String> jars) {
        List<String> classPath = new ArrayList<>(jars);
        classPath.add(LaunchNames.HADOOP_CONFIGURATION_LINK);
        return classPath;
    }

    private static List<String> linked(List<Path> jars) {
        List<String> classPath = new ArrayList<>();
        for (Path jar : jars) {
            classPath.add(LaunchNames.AM_LIBRARY_LINK + "/" + jar.getFileName());
        }
        return classPath;
    }
}
