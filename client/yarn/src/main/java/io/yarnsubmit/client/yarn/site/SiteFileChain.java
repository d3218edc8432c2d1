package io.yarnsubmit.client.yarn.site;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files that are being read: one, and those that it includes. Finds and loads them. Not thread-safe. */
final class SiteFileChain {
    private static final long MOST_BYTES = 16L << 20;
    private static final int MOST_FILES = 1_000;
    private static final Pattern OTHER_SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

    private final Deque<Path> written = new ArrayDeque<>();
    private final Map<Path, Path> real = new LinkedHashMap<>();
    private int read;

    /**
     * Goes into a file.
     *
     * @return what is in it
     */
    byte[] enter(Path file) throws SiteFileException {
        byte[] bytes = load(file);
        Path target = realPath(file);
        if (real.containsKey(target)) {
            List<Path> outermostFirst = new ArrayList<>(written);
            Collections.reverse(outermostFirst);
            outermostFirst.add(file);
            throw new SiteFileException(file + " includes itself: "
                    + outermostFirst.stream().map(Path::toString).collect(Collectors.joining(" -> ")));
        }
        if (++read > MOST_FILES) {
            throw new SiteFileException(file + " is one of more than " + MOST_FILES + " files that are included");
        }
        written.push(file);
        real.put(target, file);
        return bytes;
    }

    void leave() {
        Path file = written.pop();
        real.values().remove(file);
    }

    /** The included file; empty when it is not there. Relative to the file that includes it, else to the first of all. */
    Optional<Path> find(String location, String place) throws SiteFileException {
        Path path = path(location, place);
        for (Path from : new Path[] {written.getFirst(), written.getLast()}) {
            Path candidate = from.resolveSibling(path).normalize();
            if (Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static Path path(String location, String place) throws SiteFileException {
        try {
            if (location.startsWith("file:")) {
                return Path.of(new URI(location).getPath());
            }
            if (OTHER_SCHEME.matcher(location).matches()) {
                throw new SiteFileException(place + ": only files can be included, not '" + location + "'");
            }
            return Path.of(location);
        } catch (URISyntaxException | InvalidPathException | NullPointerException e) {
            throw new SiteFileException(place + ": '" + location + "' is not a file name");
        }
    }

    private static byte[] load(Path file) throws SiteFileException {
        if (!Files.exists(file)) {
            throw new SiteFileException(
                    file + (Files.isSymbolicLink(file) ? " is a link to a file that is not there" : " is not there"));
        }
        // Before it is opened: a pipe would have the reader wait for a writer.
        if (!Files.isRegularFile(file)) {
            throw new SiteFileException(
                    file + (Files.isDirectory(file) ? " is a directory, not a file" : " is not a regular file"));
        }
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw new SiteFileException(
                        file + " has " + size + " bytes; a Hadoop configuration has at most " + MOST_BYTES);
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == 0) {
                throw new SiteFileException(file + " is empty; without any property it still has <configuration/>");
            }
            return bytes;
        } catch (AccessDeniedException e) {
            throw new SiteFileException(file + " cannot be read by this user: permission denied");
        } catch (IOException e) {
            throw new SiteFileException(file + " cannot be read: " + e.getMessage());
        }
    }

    private static Path realPath(Path file) throws SiteFileException {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new SiteFileException(file + " cannot be read: " + e.getMessage());
        }
    }
}
