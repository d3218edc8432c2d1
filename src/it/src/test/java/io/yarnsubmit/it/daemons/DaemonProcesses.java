package io.yarnsubmit.it.daemons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** Makes the daemons of a cluster: which main class, which heap, which configuration. Starts none. */
final class DaemonProcesses {
    private static final String RESOURCE_MANAGER = "org.apache.hadoop.yarn.server.resourcemanager.ResourceManager";
    private static final String NODE_MANAGER = "org.apache.hadoop.yarn.server.nodemanager.NodeManager";
    private static final String NAME_NODE = "org.apache.hadoop.hdfs.server.namenode.NameNode";
    private static final String DATA_NODE = "org.apache.hadoop.hdfs.server.datanode.DataNode";
    private static final Path STAND_IN = Path.of("src/test/resources/secured/org/apache/hadoop/io/SecureIOUtils.java");
    private static final List<String> OPENED =
            List.of("java.lang", "java.util", "java.net", "java.io", "java.util.concurrent");

    private final SiteFiles site;
    private final Path base;
    private final String classPath;
    private final Map<String, String> environment;

    DaemonProcesses(SiteFiles site, Path base) {
        this(site, base, "", Map.of());
    }

    private DaemonProcesses(SiteFiles site, Path base, String first, Map<String, String> environment) {
        this.site = site;
        this.base = base;
        this.classPath = first + String.join(":", TestClassPath.entries());
        this.environment = environment;
    }

    /** Those of a secured cluster. Hadoop has no native library here, so a class of ours stands in for one that wants it. */
    static DaemonProcesses secured(SiteFiles site, Path base, Realm realm) throws IOException {
        Path classes = Files.createDirectories(base.resolve("data/classes"));
        int status = ToolProvider.findFirst("javac")
                .orElseThrow(() -> new IllegalStateException("a JDK is needed, not a JRE"))
                .run(
                        System.out,
                        System.err,
                        "-nowarn",
                        "-proc:none",
                        "-cp",
                        String.join(":", TestClassPath.entries()),
                        "-d",
                        classes.toString(),
                        STAND_IN.toString());
        if (status != 0) {
            throw new IllegalStateException(STAND_IN + " does not compile");
        }
        return new DaemonProcesses(site, base, classes + ":", realm.environment());
    }

    Daemon kdc(Realm realm) throws IOException {
        return daemon(
                "kdc",
                SiteFiles.LOOPBACK,
                128,
                Map.of(),
                KdcMain.class.getName(),
                Integer.toString(realm.port()),
                base.resolve("data/kdc").toString(),
                realm.keytabs().toString());
    }

    Daemon securedNameNode() throws IOException {
        return daemon("namenode", SiteFiles.LOOPBACK, 256, Map.of(), NameNodeMain.class.getName());
    }

    Daemon resourceManager(int index) throws IOException {
        return daemon(
                "resourcemanager" + (index + 1),
                SiteFiles.LOOPBACK,
                384,
                site.resourceManager(index),
                RESOURCE_MANAGER);
    }

    Daemon nodeManager(int index) throws IOException {
        Map<String, String> conf = site.nodeManager(index);
        for (String directories : List.of(YarnConfiguration.NM_LOCAL_DIRS, YarnConfiguration.NM_LOG_DIRS)) {
            Files.createDirectories(Path.of(conf.get(directories)));
        }
        return daemon("nodemanager" + (index + 1), SiteFiles.nodeHost(index), 256, conf, NODE_MANAGER);
    }

    Daemon nameNode() throws IOException {
        return daemon("namenode", SiteFiles.LOOPBACK, 256, Map.of(), NAME_NODE);
    }

    Daemon dataNode() throws IOException {
        return daemon("datanode", SiteFiles.LOOPBACK, 192, Map.of(), DATA_NODE);
    }

    Daemon zooKeeper() throws IOException {
        String address = site.get("hadoop.zk.address");
        Path data = Files.createDirectories(base.resolve("data/zookeeper"));
        return daemon(
                "zookeeper",
                SiteFiles.LOOPBACK,
                128,
                Map.of(),
                ZooKeeperMain.class.getName(),
                address.substring(address.indexOf(':') + 1),
                data.toString());
    }

    private Daemon daemon(String name, String host, int heapMib, Map<String, String> conf, String... main)
            throws IOException {
        Path confDirectory = site.write("conf-" + name, conf);
        Files.writeString(confDirectory.resolve("log4j.properties"), """
                log4j.rootLogger=INFO,A
                log4j.appender.A=org.apache.log4j.ConsoleAppender
                log4j.appender.A.layout=org.apache.log4j.PatternLayout
                log4j.appender.A.layout.ConversionPattern=%d{ISO8601} %p %c{1}: %m%n
                """);
        Path log = Files.createDirectories(base.resolve("logs")).resolve(name + ".log");
        Path arguments = confDirectory.resolve("java.arguments");
        Files.writeString(arguments, "-cp \"" + confDirectory + ":" + classPath + "\"\n");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heapMib + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        OPENED.forEach(opened -> command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
        command.add("--add-exports=java.security.jgss/sun.security.krb5=ALL-UNNAMED");
        command.add("-Dlog4j.configuration="
                + confDirectory.resolve("log4j.properties").toUri());
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(base.resolve("data/jvm-tmp")));
        command.add("@" + arguments);
        command.add(DaemonMain.class.getName());
        command.addAll(List.of(main));
        return new Daemon(name, host, command, environment, log);
    }
}
