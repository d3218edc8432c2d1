package io.yarnsubmit.client.local;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.FileKind;
import io.yarnsubmit.client.files.FileRequest;
import io.yarnsubmit.client.files.Links;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files that the user named, on this machine alone: paths, globs, and URIs of files. All problems are reported at once. */
final class LocalFiles {
    private static final Pattern URI_LIKE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
    private static final Pattern GLOB = Pattern.compile(".*[*?\\[{].*");

    private final Links links = new Links();
    private final List<ContainerFile> found = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private LocalFiles() {}

    /**
     * Finds them all.
     *
     * @return in the order of the requests, each file once
     * @throws YarnSubmitException {@link ErrorCode#FILE_NOT_READABLE} or {@link ErrorCode#LINK_CONFLICT}, with all problems
     */
    static List<ContainerFile> resolve(List<FileRequest> requests) {
        LocalFiles files = new LocalFiles();
        requests.forEach(files::resolve);
        if (!files.problems.isEmpty()) {
            files.problems.addAll(files.links.problems());
            throw new YarnSubmitException(ErrorCode.FILE_NOT_READABLE, String.join("\n", files.problems));
        }
        if (!files.links.problems().isEmpty()) {
            throw new YarnSubmitException(ErrorCode.LINK_CONFLICT, String.join("\n", files.links.problems()));
        }
        return List.copyOf(files.found);
    }

    private void resolve(FileRequest request) {
        try {
            List<Path> matches = matches(path(request.location()));
            if (matches.isEmpty()) {
                String what = request.kind() == FileKind.APPLICATION_JAR ? "The application jar '" : "'";
                problems.add(what + request.location() + "' does not exist");
            } else if (matches.size() > 1 && request.link().isPresent()) {
                problems.add("'" + request.location() + "' matches " + matches.size()
                        + " files, which cannot all be linked as '"
                        + request.link().get() + "'");
            } else {
                matches.forEach(match -> add(request, match));
            }
        } catch (IOException | IllegalArgumentException e) {
            problems.add("'" + request.location() + "' cannot be read: " + e.getMessage());
        }
    }

    private static Path path(String location) {
        if (!URI_LIKE.matcher(location).matches()) {
            return Path.of(location).toAbsolutePath();
        }
        if (!location.startsWith("file:")) {
            throw new IllegalArgumentException(
                    "--master local reaches the files of this machine alone. Copy it here, or use --master embedded");
        }
        return Path.of(URI.create(location).getPath());
    }

    /** The path itself, if it is there, or else what it matches as a glob, part by part. */
    private static List<Path> matches(Path path) throws IOException {
        if (Files.exists(path)) {
            return List.of(path);
        }
        List<Path> found = List.of(path.getRoot());
        for (Path part : path) {
            List<Path> next = new ArrayList<>();
            for (Path directory : found) {
                next.addAll(below(directory, part.toString()));
            }
            found = next;
        }
        return found;
    }

    private static List<Path> below(Path directory, String part) throws IOException {
        if (!GLOB.matcher(part).matches()) {
            Path only = directory.resolve(part);
            return Files.exists(only) ? List.of(only) : List.of();
        }
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + part);
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> matcher.matches(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private void add(FileRequest request, Path path) {
        if (Files.isDirectory(path)) {
            problems.add("'" + path + "' is a directory; name a file, or pack it and use --archives");
        } else if (!Files.isReadable(path)) {
            problems.add("'" + path + "' cannot be read by this user");
        } else {
            String link = request.link().orElse(String.valueOf(path.getFileName()));
            if (links.take(link, path.toString())) {
                found.add(new ContainerFile(request.kind(), link, new ContainerFile.Local(path)));
            }
        }
    }
}
