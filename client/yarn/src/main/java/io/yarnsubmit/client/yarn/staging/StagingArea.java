package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.yarn.cluster.HadoopLogin;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.LocalFile;
import io.yarnsubmit.protocol.v1.Outcome;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIsNotEmptyDirectoryException;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.AccessControlException;

/**
 * The folder of yarn-submit in a user's home on the cluster's file system: a staging directory for each application, and the
 * library cache. Thread-safe.
 */
public final class StagingArea {
    private static final FsPermission DIRECTORY_PERMISSION = new FsPermission((short) 0700);
    private static final FsPermission FILE_PERMISSION = new FsPermission((short) 0600);

    private static final int ATTEMPTS_TO_REMOVE = 10;
    private static final int MILLIS_BETWEEN_ATTEMPTS = 200;

    private final FileSystem fileSystem;
    private final Path root;

    /** @param directory the folder; without one it is {@code .yarn-submit} in the user's home */
    public StagingArea(FileSystem fileSystem, Optional<String> directory) {
        this.fileSystem = fileSystem;
        this.root = fileSystem.makeQualified(
                directory.map(Path::new).orElse(new Path(fileSystem.getHomeDirectory(), ".yarn-submit")));
    }

    /**
     * On this machine's own file system, for embedded YARNs.
     *
     * @param directory as above
     */
    public static StagingArea ofThisMachine(Optional<String> directory) {
        Configuration hadoop = new Configuration();
        String unused = HadoopLogin.of(hadoop);
        try {
            return new StagingArea(FileSystem.get(URI.create("file:///"), hadoop), directory);
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_SYSTEM_UNAVAILABLE, "This machine's files cannot be reached: " + e.getMessage(), e);
        }
    }

    /** The staging directory of one application. */
    public Path directory(String applicationId) {
        return new Path(staging(), applicationId);
    }

    /** The directory that holds the applications' staging directories. */
    Path staging() {
        return new Path(root, "staging");
    }

    FileSystem fileSystem() {
        return fileSystem;
    }

    /** The user's own library cache. */
    Path cache() {
        return new Path(root, "cache");
    }

    LibraryCache cache(SharedCache shared, UploadProgress progress) {
        return new LibraryCache(fileSystem, cache(), shared, progress);
    }

    /** Makes an application's staging directory. */
    public void create(String applicationId) throws IOException {
        try {
            makeRoot();
            fileSystem.mkdirs(staging(), DIRECTORY_PERMISSION);
            FileSystem.mkdirs(fileSystem, directory(applicationId), DIRECTORY_PERMISSION);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** What to throw when the file system takes no file here: a sentence, where the reason is known. */
    IOException refused(IOException thrown) {
        return new StagingRefusal(fileSystem, root).explained(thrown);
    }

    /** Missing directories above it are not closed to others; HDFS would close them. */
    public void makeRoot() throws IOException {
        if (root.getParent() != null) {
            fileSystem.mkdirs(root.getParent());
        }
        fileSystem.mkdirs(root, DIRECTORY_PERMISSION);
    }

    /** Writes the plan into it. */
    public LocalFile writePlan(String applicationId, ApplicationPlan plan, UploadProgress progress) throws IOException {
        Path path = new Path(directory(applicationId), LaunchNames.PLAN_FILE);
        byte[] bytes = plan.toByteArray();
        write(path, bytes);
        progress.wrote(bytes.length);
        return PlannedFiles.describe(
                fileSystem.getFileStatus(path),
                LaunchNames.PLAN_FILE,
                LocalFile.Type.TYPE_FILE,
                LocalFile.Visibility.VISIBILITY_APPLICATION);
    }

    boolean hasPlan(String applicationId) throws IOException {
        return fileSystem.exists(new Path(directory(applicationId), LaunchNames.PLAN_FILE));
    }

    /** Writes the key pair into it, for later commands of this user. */
    public void writeIdentity(String applicationId, TlsIdentity identity) throws IOException {
        Path path = new Path(directory(applicationId), LaunchNames.IDENTITY_FILE);
        write(path, identity.toByteArray());
    }

    /**
     * Writes a file of this machine into it, for this application's ApplicationMaster alone.
     *
     * @param link its name there, and in the container
     */
    public LocalFile writeOwn(String applicationId, java.nio.file.Path file, String link) throws IOException {
        Path path = new Path(directory(applicationId), link);
        write(path, Files.readAllBytes(file));
        return PlannedFiles.describe(
                fileSystem.getFileStatus(path),
                link,
                LocalFile.Type.TYPE_FILE,
                LocalFile.Visibility.VISIBILITY_APPLICATION);
    }

    private void write(Path path, byte[] bytes) throws IOException {
        try {
            OneWriting.to(FileSystem.create(fileSystem, path, FILE_PERMISSION), out -> out.write(bytes));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** A whole file of an application's staging directory; empty if it does not exist, or this user may not read it. */
    public Optional<byte[]> read(String applicationId, String file) throws IOException {
        try {
            byte[] bytes = UnfinishedFiles.read(fileSystem, new Path(directory(applicationId), file));
            return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
        } catch (FileNotFoundException | AccessControlException e) {
            return Optional.empty();
        }
    }

    /** Tells an ApplicationMaster that cannot be reached that its client is still there. */
    public void touchPresence(String applicationId) throws IOException {
        Path path = new Path(directory(applicationId), LaunchNames.CLIENT_PRESENCE_FILE);
        if (fileSystem.exists(path.getParent())) {
            FileSystem.create(fileSystem, path, FILE_PERMISSION).close();
        }
    }

    /** The outcome that an ApplicationMaster left for its client because it could not tell it. */
    public Optional<Outcome> readOutcome(String applicationId) throws IOException {
        Optional<byte[]> left = read(applicationId, LaunchNames.OUTCOME_FILE);
        return left.isEmpty() ? Optional.empty() : Optional.of(Outcome.parseFrom(left.get()));
    }

    /**
     * Removes an application's staging directory, if it still exists. An ApplicationMaster that is about to exit
     * may still write a file there: HDFS removes a tree at once, other file systems one file after the other, and then the
     * folder is not empty.
     */
    public void remove(String applicationId) throws IOException, InterruptedException {
        Path directory = directory(applicationId);
        for (int attempt = 1; ; attempt++) {
            fileSystem.delete(directory, true);
            if (!fileSystem.exists(directory)) {
                return;
            }
            if (attempt == ATTEMPTS_TO_REMOVE) {
                throw new IOException("another process keeps writing to it");
            }
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_ATTEMPTS);
        }
    }

    /** Removes the folders that have nothing in them: a submission that failed may have made them. */
    public void removeIfEmpty() throws IOException {
        for (Path directory : List.of(staging(), cache(), root)) {
            try {
                if (fileSystem.exists(directory) && fileSystem.listStatus(directory).length == 0) {
                    fileSystem.delete(directory, false);
                }
            } catch (FileNotFoundException | PathIsNotEmptyDirectoryException e) {
                // Somebody else is at work there.
            }
        }
    }
}
