package io.yarnsubmit.client.names;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of this machine. */
public final class LocalView implements FileView {
    /** What a JVM puts in place of a byte that it cannot read. */
    private static final char REPLACEMENT = '\uFFFD';

    private final Path base;
    private final String encoding;

    private LocalView(Path base, String encoding) {
        this.base = base;
        this.encoding = encoding;
    }

    /** As this process sees them. */
    public static LocalView ofThisProcess() {
        return within(Path.of(""));
    }

    /** The same, but a path that is not absolute is below this folder. */
    public static LocalView within(Path folder) {
        // No supported API tells the encoding of file names.
        return new LocalView(folder, System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name()));
    }

    /** The rule of this machine alone: files of others are not looked at. */
    public NameRule rule(String whyNoOther) {
        return new NameRule(this, root -> {
            throw new IllegalArgumentException(whyNoOther);
        });
    }

    /**
     * The one file of this machine that a name means: a path, or a {@code file:} URI. It need not exist.
     *
     * @throws IOException when this JVM can have no such path
     */
    public Path file(String name) throws IOException {
        Optional<WrittenUri> uri = WrittenUri.read(name).filter(WrittenUri::isLocal);
        if (uri.isEmpty() || kind(name) != Kind.NOTHING) {
            return path(name);
        }
        String path = uri.get().path();
        String unescaped = WrittenUri.unescaped(path);
        return path(kind(unescaped) == Kind.NOTHING && kind(path) != Kind.NOTHING ? path : unescaped);
    }

    @Override
    public Kind kind(String name) throws IOException {
        Path path = path(name);
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isDirectory() ? Kind.FOLDER : Kind.FILE;
        } catch (NoSuchFileException e) {
            if (name.indexOf(REPLACEMENT) >= 0) {
                throw new IOException("its name is not UTF-8; give the file another name", e);
            }
            return Files.isSymbolicLink(path) ? Kind.BROKEN_LINK : Kind.NOTHING;
        } catch (AccessDeniedException e) {
            throw new IOException("this user may not look into its folder", e);
        } catch (FileSystemException e) {
            // Too long, below what is no folder, or links in a circle.
            return Files.isSymbolicLink(path) ? Kind.BROKEN_LINK : Kind.NOTHING;
        }
    }

    @Override
    public List<String> children(String folder) throws IOException {
        Path path = path(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (AccessDeniedException e) {
            throw new IOException("this user may not list " + path, e);
        }
    }

    @Override
    public Location location(String path) throws IOException {
        return new Location("", path(path).toAbsolutePath().toString());
    }

    private Path path(String name) throws IOException {
        try {
            return base.resolve(name);
        } catch (InvalidPathException e) {
            throw new IOException(
                    name.indexOf('\0') >= 0
                            ? "it contains a NUL character"
                            : "this locale (" + encoding + ") cannot read its name: run yarn-submit with"
                                    + " LC_ALL=C.UTF-8 or another UTF-8 locale",
                    e);
        }
    }
}
