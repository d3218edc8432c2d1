package io.yarnsubmit.embedded.yarn;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.server.datanode.DataNode;
import org.apache.hadoop.hdfs.server.namenode.NameNode;
import org.apache.hadoop.security.UserGroupInformation;

/** A NameNode and one DataNode. */
final class HdfsDaemons implements AutoCloseable {
    private final NameNode nameNode;
    private final DataNode dataNode;

    private HdfsDaemons(NameNode nameNode, DataNode dataNode) {
        this.nameNode = nameNode;
        this.dataNode = dataNode;
    }

    static HdfsDaemons start(Configuration common, Path directory) throws IOException {
        Configuration conf = new Configuration(common);
        conf.set(CommonConfigurationKeysPublic.FS_DEFAULT_NAME_KEY, "hdfs://127.0.0.1:0");
        conf.set("dfs.namenode.name.dir", directory.resolve("name").toUri().toString());
        conf.set("dfs.datanode.data.dir", directory.resolve("data").toUri().toString());
        conf.set("dfs.namenode.http-address", "127.0.0.1:0");
        conf.set("dfs.datanode.address", "127.0.0.1:0");
        conf.set("dfs.datanode.http.address", "127.0.0.1:0");
        conf.set("dfs.datanode.ipc.address", "127.0.0.1:0");
        conf.setInt("dfs.replication", 1);
        conf.setInt("dfs.namenode.safemode.extension", 0);
        conf.setInt("dfs.namenode.resource.du.reserved", 0);
        conf.setInt("dfs.heartbeat.interval", 1);
        NameNode.format(conf);
        NameNode nameNode = NameNode.createNameNode(new String[0], conf);
        String uri = "hdfs://" + nameNode.getNameNodeAddressHostPortString();
        conf.set(CommonConfigurationKeysPublic.FS_DEFAULT_NAME_KEY, uri);
        HdfsDaemons daemons = new HdfsDaemons(nameNode, DataNode.createDataNode(new String[0], conf));
        daemons.makeDirectories(conf);
        return daemons;
    }

    /** Creates the directories that every HDFS has. */
    private void makeDirectories(Configuration conf) throws IOException {
        String user = UserGroupInformation.getCurrentUser().getShortUserName();
        try (FileSystem files = FileSystem.newInstance(conf)) {
            org.apache.hadoop.fs.Path temporary = new org.apache.hadoop.fs.Path("/tmp");
            files.mkdirs(temporary);
            files.setPermission(temporary, new FsPermission((short) 01777));
            files.mkdirs(new org.apache.hadoop.fs.Path("/user/" + user));
        }
    }

    String uri() {
        return "hdfs://" + nameNode.getNameNodeAddressHostPortString();
    }

    @Override
    public void close() {
        dataNode.shutdown();
        nameNode.stop();
    }
}
