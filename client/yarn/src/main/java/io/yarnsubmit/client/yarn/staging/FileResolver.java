package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.ContainerFile.Local;
import io.yarnsubmit.client.files.ContainerFile.Remote;
import io.yarnsubmit.client.files.ContainerFile.Source;
import io.yarnsubmit.client.files.FileKind;
import io.yarnsubmit.client.files.FileRequest;
import io.yarnsubmit.client.files.Links;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Finds the files that the user named: local paths, URIs of any file system that Hadoop knows, globs in both. A path without
 * a scheme is local. All problems are reported at once.
 */
public final class FileResolver {
    private final Configuration hadoop;
    private final Links links = new Links();
    private final List<ContainerFile> found = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private FileResolver(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * Finds them all.
     *
     * @return in the order of the requests, each file once
     * @throws YarnSubmitException {@link ErrorCode#FILE_NOT_READABLE} or {@link ErrorCode#LINK_CONFLICT}, with all problems
     */
    public static List<ContainerFile> resolve(List<FileRequest> requests, Configuration hadoop) {
        FileResolver resolver = new FileResolver(hadoop);
        requests.forEach(resolver::resolve);
        if (!resolver.problems.isEmpty()) {
            resolver.problems.addAll(resolver.links.problems());
            throw new YarnSubmitException(ErrorCode.FILE_NOT_READABLE, String.join("\n", resolver.problems));
        }
        if (!resolver.links.problems().isEmpty()) {
            throw new YarnSubmitException(ErrorCode.LINK_CONFLICT, String.join("\n", resolver.links.problems()));
        }
        return List.copyOf(resolver.found);
    }

    /** The files that exist; the others are problems. */
    public static List<ContainerFile> survey(
            List<FileRequest> requests, Configuration hadoop, Consumer<String> problems) {
        FileResolver resolver = new FileResolver(hadoop);
        requests.forEach(resolver::resolve);
        resolver.problems.forEach(problems);
        resolver.links.problems().forEach(problems);
        return List.copyOf(resolver.found);
    }

    private void resolve(FileRequest request) {
        try {
            Path path = path(request.location());
            FileSystem fileSystem = path.getFileSystem(hadoop);
            FileStatus[] matches = fileSystem.globStatus(path);
            if (matches == null || matches.length == 0) {
                problems.add(missing(request));
                return;
            }
            if (matches.length > 1 && request.link().isPresent()) {
                problems.add("'" + request.location() + "' matches " + matches.length
                        + " files, which cannot all be linked as '"
                        + request.link().get() + "'");
                return;
            }
            for (FileStatus match : matches) {
                add(request, match);
            }
        } catch (IOException | IllegalArgumentException e) {
            problems.add("'" + request.location() + "' cannot be read: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static Path path(String location) {
        if (location.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*")) {
            return new Path(location);
        }
        return new Path("file://" + java.nio.file.Path.of(location).toAbsolutePath());
    }

    private void add(FileRequest request, FileStatus match) {
        if (match.isDirectory()) {
            problems.add("'" + match.getPath() + "' is a directory; name a file, or pack it and use --archives");
            return;
        }
        Optional<Source> source = source(match.getPath());
        if (source.isEmpty()) {
            return;
        }
        String link = request.link().orElse(match.getPath().getName());
        boolean free = source.get() instanceof Remote remote
                ? links.takeRemote(link, remote.toString())
                : links.take(link, source.get().toString());
        if (free) {
            found.add(new ContainerFile(request.kind(), link, source.get()));
        }
    }

    private Optional<Source> source(Path path) {
        if (!"file".equals(path.toUri().getScheme())) {
            return Optional.of(new Remote(path.toUri()));
        }
        java.nio.file.Path local = java.nio.file.Path.of(path.toUri().getPath());
        if (!Files.isReadable(local)) {
            problems.add("'" + local + "' cannot be read by this user");
            return Optional.empty();
        }
        return Optional.of(new Local(local));
    }

    private static String missing(FileRequest request) {
        String what = request.kind() == FileKind.APPLICATION_JAR ? "The application jar '" : "'";
        return what + request.location() + "' does not exist";
    }
}
