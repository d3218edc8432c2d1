package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.yarn.site.SiteConfiguration;
import io.yarnsubmit.protocol.LaunchNames;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * An archive of ours in a container.
 *
 * @param link under which the container has it, unpacked
 * @param members how many files are in it
 */
record OwnBundle(String link, Content content, int members) {

    /** The ApplicationMaster's libraries. */
    static OwnBundle master(ProductHome home, DigestMemory digests) throws IOException {
        return new OwnBundle(
                LaunchNames.AM_LIBRARY_LINK,
                Bundle.of(LaunchNames.AM_LIBRARY_LINK, home.amLibraries(), digests),
                home.amLibraries().size());
    }

    /** The jar of driver and executors. It would have another time in each container if it were not in an archive. */
    static OwnBundle runtime(ProductHome home, DigestMemory digests) throws IOException {
        return new OwnBundle(
                LaunchNames.RUNTIME_LINK,
                Bundle.ofNamed(
                        LaunchNames.RUNTIME_LINK,
                        new TreeMap<>(Map.of(LaunchNames.RUNTIME_JAR_NAME, home.runtimeJar())),
                        digests),
                1);
    }

    /** The configuration of Hadoop, for the ApplicationMaster. */
    static OwnBundle configuration(SiteConfiguration site) {
        return new OwnBundle(
                LaunchNames.HADOOP_CONFIGURATION_LINK,
                Bundle.of(LaunchNames.HADOOP_CONFIGURATION_LINK, site.files()),
                site.files().size());
    }
}
