package io.yarnsubmit.it.daemons;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.server.namenode.NameNode;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;

/**
 * The NameNode of a secured cluster. The first time it formats its directory, and afterwards makes the users' homes: only
 * this process is somebody who may.
 */
public final class NameNodeMain {
    /** What it says when users can log in and write. */
    static final String READY = "the homes are there";

    private static final String OPEN = "1777";
    private static final String PRIVATE = "700";

    private NameNodeMain() {}

    /** See the class. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Configuration conf = new HdfsConfiguration();
        File names = new File(URI.create(conf.get("dfs.namenode.name.dir")));
        boolean first = !new File(names, "current").exists();
        if (first) {
            // Formatting leaves metrics behind, which the NameNode would not make twice.
            DefaultMetricsSystem.setMiniClusterMode(true);
            NameNode.format(conf);
        }
        NameNode nameNode = NameNode.createNameNode(new String[0], conf);
        if (first) {
            makeHomes(conf);
        }
        System.out.println(READY);
        nameNode.join();
    }

    private static void makeHomes(Configuration conf) throws IOException {
        try (FileSystem fileSystem = FileSystem.newInstance(conf)) {
            make(fileSystem, "/tmp", "nn", OPEN);
            make(fileSystem, "/tmp/logs", "nm", OPEN);
            for (String user : Realm.USERS) {
                make(fileSystem, "/user/" + user, user, PRIVATE);
            }
        }
    }

    private static void make(FileSystem fileSystem, String directory, String owner, String mode) throws IOException {
        Path path = new Path(directory);
        fileSystem.mkdirs(path);
        fileSystem.setOwner(path, owner, null);
        fileSystem.setPermission(path, new FsPermission(mode));
    }
}
