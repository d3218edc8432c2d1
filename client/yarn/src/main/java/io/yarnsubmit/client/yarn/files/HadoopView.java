package io.yarnsubmit.client.yarn.files;

import io.yarnsubmit.client.names.FileView;
import io.yarnsubmit.client.names.Location;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The files of one file system that Hadoop knows. Its paths have no escapes: {@code %20} are three characters. */
public final class HadoopView implements FileView {
    private final FileSystem fileSystem;
    private final Path root;

    private HadoopView(FileSystem fileSystem, Path root) {
        this.fileSystem = fileSystem;
        this.root = root;
    }

    /**
     * A file system.
     *
     * @param root such as {@code hdfs://cluster:8020}
     * @throws UncheckedIOException when there is none
     */
    public static HadoopView of(String root, Configuration hadoop) {
        try {
            Path path = new Path(root + "/");
            return new HadoopView(path.getFileSystem(hadoop), path);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The file system of paths that name none. */
    public static HadoopView ofDefault(Configuration hadoop) throws IOException {
        FileSystem fileSystem = FileSystem.get(hadoop);
        return new HadoopView(fileSystem, new Path(fileSystem.getUri().toString() + "/"));
    }

    @Override
    public Kind kind(String path) throws IOException {
        try {
            return fileSystem.getFileStatus(path(path)).isDirectory() ? Kind.FOLDER : Kind.FILE;
        } catch (FileNotFoundException e) {
            return Kind.NOTHING;
        } catch (IllegalArgumentException e) {
            // A name that this file system takes nowhere.
            return Kind.NOTHING;
        }
    }

    /** One after the other: a folder may have millions. */
    @Override
    public List<String> children(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            RemoteIterator<FileStatus> all = fileSystem.listStatusIterator(path(folder));
            while (all.hasNext()) {
                names.add(all.next().getPath().getName());
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        Collections.sort(names);
        return names;
    }

    @Override
    public Location location(String path) {
        Path whole = fileSystem.makeQualified(path(path));
        String authority = whole.toUri().getAuthority();
        return new Location(
                whole.toUri().getScheme() + "://" + (authority == null ? "" : authority),
                whole.toUri().getPath());
    }

    /** Not from one text, in which a colon would end a scheme. A path without a slash in front is of the user's home. */
    private Path path(String path) {
        String absolute = path.startsWith("/")
                ? path
                : fileSystem.getWorkingDirectory().toUri().getPath() + "/" + path;
        return new Path(root.toUri().getScheme(), root.toUri().getAuthority(), absolute);
    }
}
