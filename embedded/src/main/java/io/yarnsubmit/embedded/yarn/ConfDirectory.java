package io.yarnsubmit.embedded.yarn;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** Writes the directory that other processes use as HADOOP_CONF_DIR, with the ports that the daemons chose. */
final class ConfDirectory {
    /**
     * How long containers that outlive the embedded cluster try to reach its ResourceManager; the default is 15
     * minutes.
     */
    private static final long CONNECT_MILLIS = 10_000;

    private ConfDirectory() {}

    static Path write(EmbeddedYarnSettings settings, Configuration resourceManager) throws IOException {
        Path directory = Files.createDirectories(settings.baseDirectory().resolve("conf"));
        write(directory, "core-site.xml", core(settings, resourceManager));
        write(directory, "yarn-site.xml", yarn(settings, resourceManager));
        write(directory, "hdfs-site.xml", hdfs());
        return directory;
    }

    private static Configuration core(EmbeddedYarnSettings settings, Configuration resourceManager) {
        Configuration conf = new Configuration(false);
        copy(resourceManager, conf, CommonConfigurationKeysPublic.FS_DEFAULT_NAME_KEY);
        conf.set(
                "hadoop.tmp.dir", settings.baseDirectory().resolve("client-tmp").toString());
        return conf;
    }

    private static Configuration yarn(EmbeddedYarnSettings settings, Configuration resourceManager) {
        Configuration conf = new Configuration(false);
        copy(
                resourceManager,
                conf,
                YarnConfiguration.RM_HOSTNAME,
                YarnConfiguration.RM_ADDRESS,
                YarnConfiguration.RM_SCHEDULER_ADDRESS,
                YarnConfiguration.RM_RESOURCE_TRACKER_ADDRESS,
                YarnConfiguration.RM_ADMIN_ADDRESS,
                YarnConfiguration.RM_WEBAPP_ADDRESS,
                YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB,
                YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_MB,
                YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_VCORES,
                YarnConfiguration.LOG_AGGREGATION_ENABLED,
                YarnConfiguration.NM_REMOTE_APP_LOG_DIR,
                YarnConfiguration.TIMELINE_SERVICE_ENABLED);
        // Hadoop is not installed here; an application brings the jars that it needs.
        conf.set(YarnConfiguration.YARN_APPLICATION_CLASSPATH, "");
        conf.setLong(YarnConfiguration.RESOURCEMANAGER_CONNECT_MAX_WAIT_MS, CONNECT_MILLIS);
        conf.setLong(YarnConfiguration.RESOURCEMANAGER_CONNECT_RETRY_INTERVAL_MS, 500);
        settings.properties().forEach(conf::set);
        return conf;
    }

    private static Configuration hdfs() {
        Configuration conf = new Configuration(false);
        conf.setInt("dfs.replication", 1);
        return conf;
    }

    private static void copy(Configuration from, Configuration to, String... keys) {
        for (String key : keys) {
            to.set(key, from.get(key));
        }
    }

    private static void write(Path directory, String name, Configuration conf) throws IOException {
        try (Writer out = Files.newBufferedWriter(directory.resolve(name))) {
            conf.writeXml(out);
        }
    }
}
