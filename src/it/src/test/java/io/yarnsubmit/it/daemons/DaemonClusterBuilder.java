package io.yarnsubmit.it.daemons;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Describes a {@link DaemonCluster}. By default: one ResourceManager, two NodeManagers of 3 GiB, HDFS. */
public final class DaemonClusterBuilder {
    private final Map<String, String> properties = new TreeMap<>();
    private String name = "cluster";
    private int nodes = 2;
    private int nodeMemoryMib = 3072;
    private int nodeCores = 16;
    private boolean highAvailability;
    private boolean hdfs = true;
    private Duration nodeExpiry = Duration.ofSeconds(10);
    private Duration amExpiry = Duration.ofSeconds(15);
    private Duration clockSkew = Duration.ZERO;

    DaemonClusterBuilder() {}

    /** How its directory below {@code target/daemons} begins. */
    public DaemonClusterBuilder name(String directory) {
        name = directory;
        return this;
    }

    public DaemonClusterBuilder nodes(int count) {
        nodes = count;
        return this;
    }

    public DaemonClusterBuilder nodeMemoryMib(int mib) {
        nodeMemoryMib = mib;
        return this;
    }

    public DaemonClusterBuilder nodeCores(int cores) {
        nodeCores = cores;
        return this;
    }

    /** Two ResourceManagers of which one is active, and a ZooKeeper. */
    public DaemonClusterBuilder highAvailability() {
        highAvailability = true;
        return this;
    }

    /** This machine's file system is the cluster's: starts sooner. */
    public DaemonClusterBuilder withoutHdfs() {
        hdfs = false;
        return this;
    }

    /** After how long a silent NodeManager is given up. */
    public DaemonClusterBuilder nodeExpiry(Duration expiry) {
        nodeExpiry = expiry;
        return this;
    }

    /** After how long a silent ApplicationMaster is given up. */
    public DaemonClusterBuilder amExpiry(Duration expiry) {
        amExpiry = expiry;
        return this;
    }

    /**
     * With Kerberos: a KDC, whose users are {@code ann}, {@code bob}, {@code carl}, {@code oozie} (who may act for others) and {@code admin}.
     *
     * @param skew for how long after its end a ticket is still taken; Kerberos' own default is five minutes
     */
    public DaemonClusterBuilder secured(Duration skew) {
        clockSkew = skew;
        return this;
    }

    /** A property of Hadoop's configuration, for daemons and clients. */
    public DaemonClusterBuilder set(String key, String value) {
        properties.put(key, value);
        return this;
    }

    /** Starts it; returns when all its nodes are there. */
    public DaemonCluster start() {
        DaemonClusterSettings settings = new DaemonClusterSettings(
                name,
                nodes,
                nodeMemoryMib,
                nodeCores,
                highAvailability,
                hdfs,
                nodeExpiry,
                amExpiry,
                clockSkew,
                properties);
        return DaemonCluster.start(settings);
    }
}
