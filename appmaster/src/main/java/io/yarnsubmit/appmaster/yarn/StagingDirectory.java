package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.appmaster.cluster.Staging;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.Outcome;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application's folder on the cluster's file system. The last of ApplicationMaster and client deletes it. */
public final class StagingDirectory implements Staging {
    private static final Logger log = LoggerFactory.getLogger(StagingDirectory.class);
    private static final Duration PRESENT = Duration.ofSeconds(60);

    private final YarnSettings yarn;
    private final Path directory;

    public StagingDirectory(YarnSettings yarn, String uri) {
        this.yarn = yarn;
        directory = new Path(uri);
    }

    /** Connects to the file system, so that later calls are quick. */
    void connect() throws IOException {
        fileSystem().exists(directory);
    }

    @Override
    public void delete() throws IOException {
        fileSystem().delete(directory, true);
    }

    @Override
    public boolean leaveToClient(Outcome outcome) throws IOException {
        FileSystem files = fileSystem();
        long sign = lastSign(files);
        if (sign == 0) {
            return false;
        }
        // Its modification time is the file system's current time, which the client's sign of life is compared with.
        Path unfinished = new Path(directory, LaunchNames.OUTCOME_FILE + ".new");
        try (FSDataOutputStream out = files.create(unfinished, true)) {
            out.write(outcome.toByteArray());
        }
        if (files.getFileStatus(unfinished).getModificationTime() - sign >= PRESENT.toMillis()) {
            return false;
        }
        log.info("the waiting client could not be told; the outcome is in {}", directory);
        return files.rename(unfinished, new Path(directory, LaunchNames.OUTCOME_FILE));
    }

    @Override
    public void keepEnding(Outcome outcome) throws IOException {
        FileSystem files = fileSystem();
        Path unfinished = new Path(directory, LaunchNames.ENDING_FILE + ".new");
        try (FSDataOutputStream out =
                files.createFile(unfinished).overwrite(true).build()) {
            out.write(outcome.toByteArray());
        }
        files.rename(unfinished, new Path(directory, LaunchNames.ENDING_FILE));
    }

    /** How the application ended, if an earlier attempt has {@link #keepEnding recorded} it. */
    public Optional<Outcome> keptEnding() throws IOException {
        try (FSDataInputStream in = fileSystem().open(new Path(directory, LaunchNames.ENDING_FILE))) {
            return Optional.of(Outcome.parseFrom(in));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    private long lastSign(FileSystem files) throws IOException {
        try {
            return files.getFileStatus(new Path(directory, LaunchNames.CLIENT_PRESENCE_FILE))
                    .getModificationTime();
        } catch (FileNotFoundException e) {
            return 0;
        }
    }

    private FileSystem fileSystem() throws IOException {
        return FileSystem.get(directory.toUri(), yarn.configuration());
    }
}
