package io.yarnsubmit.client.yarn.map;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.UserGroupInformation;

/** Finds the files that match patterns. A pattern without a scheme is on the cluster's file system. */
public final class MatchingFiles {
    private MatchingFiles() {}

    /**
     * Their names, in order: plain paths of {@code file:}, URIs of all others. Directories are left out.
     *
     * @throws YarnSubmitException when a pattern cannot be read, or matches nothing
     */
    public static List<String> of(List<String> patterns, Configuration hadoop) {
        UserGroupInformation.setConfiguration(hadoop);
        List<String> found = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String pattern : patterns) {
            try {
                List<String> files = files(new Path(pattern), hadoop);
                if (files.isEmpty()) {
                    problems.add("--glob '" + pattern + "' matches no file of " + fileSystem(pattern, hadoop)
                            + "; write file:///... for files of this machine, and quote patterns for the shell");
                }
                found.addAll(files);
            } catch (IOException | IllegalArgumentException e) {
                problems.add("--glob '" + pattern + "' cannot be read: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
        }
        if (!problems.isEmpty()) {
            throw new YarnSubmitException(ErrorCode.FILE_NOT_READABLE, String.join("\n", problems));
        }
        return found;
    }

    private static List<String> files(Path pattern, Configuration hadoop) throws IOException {
        FileSystem fileSystem = pattern.getFileSystem(hadoop);
        FileStatus[] matches = fileSystem.globStatus(fileSystem.makeQualified(pattern));
        List<String> files = new ArrayList<>();
        if (matches != null) {
            for (FileStatus match : matches) {
                if (match.isFile()) {
                    Path path = match.getPath();
                    boolean local = "file".equals(path.toUri().getScheme());
                    files.add(local ? path.toUri().getPath() : path.toString());
                }
            }
        }
        return files;
    }

    private static String fileSystem(String pattern, Configuration hadoop) throws IOException {
        return new Path(pattern).getFileSystem(hadoop).getUri().toString();
    }
}
