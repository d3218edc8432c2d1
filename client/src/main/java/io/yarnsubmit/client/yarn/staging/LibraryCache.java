package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.protocol.v1.LocalFile;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Files on the cluster's file system that all applications of a user share, found by their content:
 * {@code cache/<sha-256>/<name>}.
 *
 * <p>A file is written under a name of its own and then renamed, never over another. Every file gets the same modification
 * time, because YARN refuses a file whose time is not the one it was told: so it makes no difference which of two clients
 * that fill the cache at once comes first, even on a file system whose rename replaces.
 */
final class LibraryCache {
    private static final FsPermission FILE_PERMISSION = new FsPermission((short) 0600);
    private static final FsPermission DIRECTORY_PERMISSION = new FsPermission((short) 0700);
    private static final long FIXED_MODIFICATION_MILLIS = 1_000_000_000_000L;
    private static final int BUFFER_BYTES = 1 << 17;

    private final FileSystem fileSystem;
    private final Path directory;
    private final UploadProgress progress;

    LibraryCache(FileSystem fileSystem, Path directory, UploadProgress progress) {
        this.fileSystem = fileSystem;
        this.directory = directory;
        this.progress = progress;
    }

    /** Brings a content into the cache unless it is there. */
    LocalFile ensure(Content content, String link, LocalFile.Type type) throws IOException {
        Path target = new Path(new Path(directory, content.folder()), content.name());
        Optional<FileStatus> present = status(target);
        if (present.isPresent()) {
            progress.cached();
            return describe(present.get(), link, type);
        }
        upload(content, target);
        progress.uploaded();
        return describe(fileSystem.getFileStatus(target), link, type);
    }

    /** Whether it has a content; changes nothing. */
    boolean has(Content content) throws IOException {
        return status(new Path(new Path(directory, content.folder()), content.name()))
                .isPresent();
    }

    private void upload(Content content, Path target) throws IOException {
        FileSystem.mkdirs(fileSystem, target.getParent(), DIRECTORY_PERMISSION);
        Path fresh = new Path(target.getParent(), "." + UUID.randomUUID() + ".tmp");
        try {
            try (FSDataOutputStream out = FileSystem.create(fileSystem, fresh, FILE_PERMISSION);
                    OutputStream counted = new Counting(out)) {
                OutputStream buffered = new BufferedOutputStream(counted, BUFFER_BYTES);
                content.writer().writeTo(buffered);
                buffered.flush();
            }
            fileSystem.setTimes(fresh, FIXED_MODIFICATION_MILLIS, -1);
            moveIntoPlace(fresh, target);
        } finally {
            fileSystem.delete(fresh, false);
        }
    }

    private void moveIntoPlace(Path fresh, Path target) throws IOException {
        try {
            FileContext.getFileContext(fileSystem.getUri(), fileSystem.getConf())
                    .rename(fresh, target, Rename.NONE);
        } catch (FileAlreadyExistsException e) {
            // Another client was faster with the same content.
            if (status(target).isEmpty()) {
                throw e;
            }
        }
    }

    private Optional<FileStatus> status(Path path) throws IOException {
        try {
            return Optional.of(fileSystem.getFileStatus(path));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    private LocalFile describe(FileStatus status, String link, LocalFile.Type type) {
        return LocalFiles.describe(status, link, type, LocalFile.Visibility.VISIBILITY_PRIVATE);
    }

    /** Tells the progress of what passes through. */
    private final class Counting extends FilterOutputStream {
        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            progress.wrote(length);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            progress.wrote(1);
        }
    }
}
