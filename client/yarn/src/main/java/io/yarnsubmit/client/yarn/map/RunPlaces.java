package io.yarnsubmit.client.yarn.map;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.applications.ApplicationQuery;
import io.yarnsubmit.client.yarn.applications.Applications;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.map.files.LocalRunFiles;
import io.yarnsubmit.map.files.RunFiles;
import io.yarnsubmit.map.plan.MapPlan;
import io.yarnsubmit.map.yarn.HadoopRunFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.security.AccessControlException;

/** Where a run writes on the cluster's file system; checked before it is submitted. */
public final class RunPlaces implements AutoCloseable {
    private static final Set<String> NOT_ENDED = Set.of("NEW", "NEW_SAVING", "SUBMITTED", "ACCEPTED", "RUNNING");
    private static final String TAG = "joblog-";
    private static final int TAG_DIGITS = 24;

    private final Cluster cluster;
    private final Configuration hadoop;

    public RunPlaces(Cluster cluster) {
        this.cluster = cluster;
        this.hadoop = cluster.configuration().hadoop();
    }

    /**
     * The full form of a place: a URI, or a plain path of {@code file:}. Without a scheme it is on the cluster's file system,
     * relative to the user's home there.
     */
    public String resolve(String typed) throws InterruptedException {
        return ask(() -> {
            try {
                Path path = new Path(typed);
                FileSystem files = path.getFileSystem(hadoop);
                Path whole = files.makeQualified(path);
                return "file".equals(whole.toUri().getScheme()) ? whole.toUri().getPath() : whole.toString();
            } catch (IllegalArgumentException e) {
                throw new YarnSubmitException(
                        ErrorCode.BAD_INPUT, "'" + typed + "' cannot be used: " + e.getMessage(), e);
            }
        });
    }

    /** The file system of a place that was resolved. */
    public RunFiles filesOf(String place) {
        return LocalRunFiles.have(place) ? new LocalRunFiles() : new HadoopRunFiles(hadoop);
    }

    /**
     * Checks that everything can be written, and creates nothing.
     *
     * @throws YarnSubmitException with all problems
     */
    public void check(MapPlan plan) throws InterruptedException {
        List<String> problems = new ArrayList<>();
        Optional<String> joblog = plan.options().joblog();
        Optional<String> output = plan.options().output();
        if (joblog.isPresent()) {
            checkJoblog(joblog.get()).ifPresent(problems::add);
        }
        if (output.isPresent() && problems.isEmpty()) {
            checkFolder("--output", output.get()).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new YarnSubmitException(ErrorCode.BAD_INPUT, String.join("\n", problems));
        }
    }

    private Optional<String> checkJoblog(String place) throws InterruptedException {
        if (LocalRunFiles.have(place)) {
            return Optional.empty();
        }
        Path path = new Path(place);
        Optional<FileStatus> there = ask(() -> status(path));
        if (there.isPresent() && there.get().isDirectory()) {
            return Optional.of("The joblog " + place + " is a directory. Name a file, in it for instance");
        }
        return path.getParent() == null
                ? Optional.empty()
                : checkFolder("the joblog", path.getParent().toString());
    }

    private Optional<String> checkFolder(String what, String place) throws InterruptedException {
        return LocalRunFiles.have(place) ? Optional.empty() : ask(() -> obstacle(what, new Path(place)));
    }

    private Optional<String> obstacle(String what, Path folder) throws IOException {
        Path nearest = folder;
        try {
            Optional<FileStatus> there = status(nearest);
            while (there.isEmpty() && nearest.getParent() != null) {
                nearest = nearest.getParent();
                there = status(nearest);
            }
            if (there.isPresent() && !there.get().isDirectory()) {
                return Optional.of(nearest + " is a file, but " + what + " needs a folder there. Name another");
            }
            nearest.getFileSystem(hadoop).access(nearest, FsAction.WRITE_EXECUTE);
            return Optional.empty();
        } catch (AccessControlException e) {
            return Optional.of("User " + cluster.user() + " may not write into " + nearest + ", where " + what
                    + " is to be. Name another folder, or have its owner permit it");
        }
    }

    /** An entry below a file counts as missing. */
    private Optional<FileStatus> status(Path path) throws IOException {
        try {
            return Optional.of(path.getFileSystem(hadoop).getFileStatus(path));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT, "'" + path + "' cannot be a name there: " + e.getMessage(), e);
        } catch (AccessControlException e) {
            if (String.valueOf(e.getMessage()).contains("is not a directory")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * The tag of an application that writes a joblog, by which another run finds it: the ResourceManager knows for sure whether
     * the application still runs, which no file can tell.
     */
    public static String tag(String joblog) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(joblog.getBytes(StandardCharsets.UTF_8));
            return TAG + HexFormat.of().formatHex(digest).substring(0, TAG_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws YarnSubmitException when another application is writing this joblog */
    public void checkUnused(String joblog) throws InterruptedException {
        Optional<ApplicationFacts> writer = new Applications(cluster, Optional.empty())
                        .list(new ApplicationQuery(
                                Optional.empty(), Optional.empty(), Optional.of(tag(joblog)), NOT_ENDED))
                        .stream()
                        .findFirst();
        if (writer.isPresent()) {
            String id = writer.get().id();
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT,
                    "The joblog " + joblog + " is being written by " + id + ". Wait for its end (yarn-submit wait " + id
                            + "), end it (yarn-submit kill " + id + "), or name another joblog");
        }
    }

    private <T> T ask(Callable<T> call) throws InterruptedException {
        return cluster.patience().bounded(ErrorCode.FILE_SYSTEM_UNAVAILABLE, cluster.fileSystemName(), call);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
