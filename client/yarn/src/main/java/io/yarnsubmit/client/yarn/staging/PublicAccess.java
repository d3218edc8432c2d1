package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Whether NodeManagers may keep one copy of a file for all users: YARN demands that others may read the file and pass through
 * every directory above it, and refuses to start the container otherwise. Each directory is looked at once. Thread-safe.
 */
final class PublicAccess {
    private final FileSystem fileSystem;
    private final Map<Path, FsPermission> directories = new ConcurrentHashMap<>();

    PublicAccess(FileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    /** What prevents it, with the command that would allow it; empty if nothing does. */
    Optional<String> obstacle(FileStatus file) throws IOException {
        if (!file.getPermission().getOtherAction().implies(FsAction.READ)) {
            return Optional.of(file.getPath() + " is not readable by everybody (hdfs dfs -chmod o+r)");
        }
        return obstacleAbove(file.getPath());
    }

    /** The same for the directories above a path. */
    Optional<String> obstacleAbove(Path path) throws IOException {
        for (Path directory = path.getParent(); directory != null; directory = directory.getParent()) {
            FsPermission permission = directories.get(directory);
            if (permission == null) {
                permission = fileSystem.getFileStatus(directory).getPermission();
                directories.put(directory, permission);
            }
            if (!permission.getOtherAction().implies(FsAction.EXECUTE)) {
                return Optional.of("not everybody may pass through " + directory + " (hdfs dfs -chmod o+x)");
            }
        }
        return Optional.empty();
    }
}
