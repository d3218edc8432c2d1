package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.protocol.LaunchNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Class paths in the ApplicationMaster's container. Each jar is named, in a fixed order, and the folder comes last: class
 * data sharing needs that.
 */
final class ContainerClassPath {
    private ContainerClassPath() {}

    static List<String> ofMaster(ProductHome home) {
        return linked(home.amLibraries());
    }

    /** What is behind the user's jars in a driver that uses the cluster's file system. */
    static List<String> ofHadoop(ProductHome home) {
        return linked(home.hadoopLibraries());
    }

    private static List<String> linked(List<Path> jars) {
        List<String> classPath = new ArrayList<>();
        for (Path jar : jars) {
            classPath.add(LaunchNames.AM_LIBRARY_LINK + "/" + jar.getFileName());
        }
        classPath.add(LaunchNames.HADOOP_CONFIGURATION_LINK);
        return classPath;
    }
}
