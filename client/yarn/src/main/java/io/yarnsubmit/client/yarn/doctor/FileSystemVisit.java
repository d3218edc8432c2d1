package io.yarnsubmit.client.yarn.doctor;

import io.yarnsubmit.client.doctor.CheckResult;
import io.yarnsubmit.client.doctor.ClusterVerdicts;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.Patience;
import io.yarnsubmit.client.yarn.staging.StagingArea;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** Looks at the cluster's file system as a submission uses it. */
final class FileSystemVisit {
    private final Cluster cluster;
    private final Optional<String> directory;

    /** @param directory where staging directories are kept, if it is not the usual place */
    FileSystemVisit(Cluster cluster, Optional<String> directory) {
        this.cluster = cluster;
        this.directory = directory;
    }

    /** Writes a file where submissions do, and deletes it. */
    CheckResult writes() {
        String name = FileSystem.getDefaultUri(cluster.configuration().hadoop()).toString();
        try {
            FileSystem files = FileSystem.get(cluster.configuration().hadoop());
            Path root = directory.map(Path::new).orElseGet(() -> new Path(files.getHomeDirectory(), ".yarn-submit"));
            return ClusterVerdicts.fileSystem(name, root.toString(), problem(files, root));
        } catch (IOException e) {
            return ClusterVerdicts.fileSystem(name, "the staging directory", Patience.reason(e));
        }
    }

    private static @Nullable String problem(FileSystem files, Path root) {
        try {
            new StagingArea(files, Optional.of(root.toString())).makeRoot();
            Path probe = new Path(root, "doctor-" + UUID.randomUUID());
            files.create(probe, true).close();
            return files.delete(probe, false) ? null : probe + " could not be deleted";
        } catch (IOException e) {
            return Patience.reason(e);
        }
    }

    /** The owner of the home directory. */
    CheckResult home() throws IOException {
        FileSystem files = FileSystem.get(cluster.configuration().hadoop());
        Path home = files.getHomeDirectory();
        try {
            return ClusterVerdicts.home(
                    home.toUri().getPath(),
                    cluster.user(),
                    files.getFileStatus(home).getOwner());
        } catch (FileNotFoundException e) {
            return ClusterVerdicts.home(home.toUri().getPath(), cluster.user(), null);
        }
    }
}
