package io.yarnsubmit.it.daemons;

import java.time.Duration;
import java.util.Map;

/**
 * What a cluster of daemons consists of.
 *
 * @param name of its directory
 * @param nodes how many NodeManagers, the first at 127.0.0.2
 * @param nodeMemoryMib what each of them offers
 * @param nodeCores what each of them offers
 * @param highAvailability two ResourceManagers and a ZooKeeper instead of one ResourceManager
 * @param hdfs whether there is one; otherwise this machine's file system is the cluster's
 * @param nodeExpiry when a silent NodeManager is given up
 * @param amExpiry when a silent ApplicationMaster is given up
 * @param clockSkew of the Kerberos realm of a secured cluster; zero for one without Kerberos
 * @param properties of Hadoop's configuration, for daemons and clients
 */
record DaemonClusterSettings(
        String name,
        int nodes,
        int nodeMemoryMib,
        int nodeCores,
        boolean highAvailability,
        boolean hdfs,
        Duration nodeExpiry,
        Duration amExpiry,
        Duration clockSkew,
        Map<String, String> properties) {

    DaemonClusterSettings {
        properties = Map.copyOf(properties);
        if (!clockSkew.isZero() && (!hdfs || highAvailability)) {
            throw new IllegalArgumentException("a secured cluster has HDFS, and one ResourceManager");
        }
    }

    boolean secured() {
        return !clockSkew.isZero();
    }
}
