package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;

/** Why the cluster's file system takes no files of a user in a directory, and what can be done: mend it, or use another. */
final class StagingRefusal {
    private static final String ELSEWHERE = ", or set --conf stagingDirectory=DIR to a directory of yours elsewhere";

    private final FileSystem fileSystem;
    private final Path root;

    StagingRefusal(FileSystem fileSystem, Path root) {
        this.fileSystem = fileSystem;
        this.root = root;
    }

    /** What to throw: the refusal explained, or what was thrown if it is something else. */
    IOException explained(IOException thrown) {
        Optional<String> sentence = sentence(thrown);
        if (sentence.isPresent()) {
            throw new YarnSubmitException(ErrorCode.FILE_SYSTEM_UNAVAILABLE, sentence.get(), thrown);
        }
        return thrown;
    }

    private Optional<String> sentence(IOException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String name = cause instanceof RemoteException remote
                    ? remote.getClassName()
                    : cause.getClass().getName();
            String message = String.valueOf(cause.getMessage());
            if (name.endsWith("QuotaExceededException")) {
                return Optional.of("The quota for " + root + " is spent: " + firstLine(message)
                        + ". Make room there (yarn-submit cache clean removes what no application uses), or have the"
                        + " quota raised" + ELSEWHERE);
            }
            if (name.equals(AccessControlException.class.getName())
                    || cause instanceof java.nio.file.AccessDeniedException) {
                return Optional.of(forbidden(cause));
            }
            if (message.contains("Read-only file system")) {
                return Optional.of("The file system of " + root + " is read-only: no file can be written there. Have it"
                        + " made writable" + ELSEWHERE);
            }
            if (message.contains("No space left on device")) {
                return Optional.of(
                        "The disk of " + root + " is full: " + firstLine(message) + ". Make room there" + ELSEWHERE);
            }
        }
        return Optional.empty();
    }

    private String forbidden(Throwable cause) {
        Path home = fileSystem.getHomeDirectory();
        String path = home.toUri().getPath();
        if (root.toString().startsWith(home + "/") && isMissing(home)) {
            return "There is no home directory " + home
                    + " on the cluster, and this user may not make it. Have it made: hdfs" + " dfs -mkdir -p " + path
                    + " && hdfs dfs -chown " + home.getName() + " " + path + ELSEWHERE;
        }
        return "This user may not write to " + root + " on the cluster: "
                + firstLine(String.valueOf(cause.getMessage())) + ". Have it made writable" + ELSEWHERE;
    }

    private boolean isMissing(Path home) {
        try {
            return !fileSystem.exists(home);
        } catch (IOException e) {
            return false;
        }
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        // Some begin with the name of the class, with which nobody can do anything.
        String plain = line.replaceFirst("^[a-zA-Z0-9_.$]+Exception: ", "");
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
