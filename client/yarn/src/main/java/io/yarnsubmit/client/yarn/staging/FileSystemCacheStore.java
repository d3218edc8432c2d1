package io.yarnsubmit.client.yarn.staging;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.util.Shell;

/**
 * A library cache on a file system of Hadoop's. Every cached file gets the same modification time, so that it makes no
 * difference to YARN which client wrote it.
 */
final class FileSystemCacheStore implements CacheStore {
    private static final long FIXED_MODIFICATION_MILLIS = 1_000_000_000_000L;
    private static final int BUFFER_BYTES = 1 << 17;
    private static final int MOST_TRIES = 5;
    /** Each of them removes a mark once at most. */
    private static final int MOST_CLIENTS_AT_ONCE = 1_000;

    private final FileSystem fileSystem;
    private final Path directory;
    private final Access access;
    private final UploadProgress progress;

    /** Who may read the cache. */
    enum Access {
        OWNER(0700, 0600),
        EVERYBODY(0755, 0644);

        private final FsPermission folder;
        private final FsPermission file;

        Access(int folder, int file) {
            this.folder = new FsPermission((short) folder);
            this.file = new FsPermission((short) file);
        }
    }

    FileSystemCacheStore(FileSystem fileSystem, Path directory, Access access, UploadProgress progress) {
        this.fileSystem = fileSystem;
        this.directory = fileSystem.makeQualified(directory);
        this.access = access;
        this.progress = progress;
    }

    Path directory() {
        return directory;
    }

    Path path(String folder, String name) {
        return new Path(new Path(directory, folder), name);
    }

    /** A file is written to read its time, because a file system has no other way to tell its clock. */
    @Override
    public Instant now() throws IOException {
        Path probe = new Path(directory, ".now-" + UUID.randomUUID());
        try {
            fileSystem.create(probe, true).close();
            return Instant.ofEpochMilli(fileSystem.getFileStatus(probe).getModificationTime());
        } finally {
            fileSystem.delete(probe, false);
        }
    }

    @Override
    public List<String> folders() throws IOException {
        List<String> folders = new ArrayList<>();
        for (FileStatus status : statuses(directory)) {
            if (status.isDirectory()) {
                folders.add(status.getPath().getName());
            }
        }
        return folders;
    }

    @Override
    public List<StoredFile> list(String folder) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        for (FileStatus status : statuses(new Path(directory, folder))) {
            if (status.isFile()) {
                files.add(new StoredFile(
                        status.getPath().getName(),
                        status.getLen(),
                        Instant.ofEpochMilli(status.getModificationTime())));
            }
        }
        return files;
    }

    private FileStatus[] statuses(Path path) throws IOException {
        try {
            return fileSystem.listStatus(path);
        } catch (FileNotFoundException e) {
            return new FileStatus[0];
        }
    }

    /** Only the file's existence matters: a client that removes it before it is closed has seen it. */
    @Override
    public void create(String folder, String name) throws IOException {
        Path path = path(folder, name);
        FSDataOutputStream file;
        try {
            file = open(path);
        } catch (IOException e) {
            if (fileSystem.exists(path)) {
                return;
            }
            throw e;
        }
        try {
            file.close();
        } catch (RemoteException e) {
            if (!(e.unwrapRemoteException() instanceof FileNotFoundException)) {
                throw e;
            }
        }
    }

    @Override
    public void write(String folder, String name, Content.Writer content) throws IOException {
        Path path = path(folder, name);
        FileSystem.mkdirs(fileSystem, path.getParent(), access.folder);
        OneWriting.to(new Counting(open(path)), out -> {
            OutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES);
            content.writeTo(buffered);
            buffered.flush();
        });
        fileSystem.setPermission(path, access.file);
        fileSystem.setTimes(path, FIXED_MODIFICATION_MILLIS, -1);
    }

    /**
     * If making a file takes several steps, as on a local file system, others may come between them: a cleaner that removes the
     * empty folder, or a client that removes an older mark.
     */
    private FSDataOutputStream open(Path path) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return fileSystem.create(
                        path,
                        access.file,
                        false,
                        BUFFER_BYTES,
                        fileSystem.getDefaultReplication(path),
                        fileSystem.getDefaultBlockSize(path),
                        null);
            } catch (IOException e) {
                int most = wasRemoved(e) ? MOST_CLIENTS_AT_ONCE : MOST_TRIES;
                if (attempt >= most || fileSystem.exists(path)) {
                    throw e;
                }
            }
        }
    }

    /** A local file system without native code changes modes by a command. */
    private static boolean wasRemoved(IOException failure) {
        return failure instanceof FileNotFoundException || failure instanceof Shell.ExitCodeException;
    }

    @Override
    public void rename(String folder, String from, String to) throws IOException {
        if (!fileSystem.rename(path(folder, from), path(folder, to))) {
            throw new IOException(path(folder, from) + " could not be renamed to " + to);
        }
    }

    @Override
    public void delete(String folder, String name) throws IOException {
        fileSystem.delete(path(folder, name), false);
    }

    @Override
    public void removeIfEmpty(String folder) throws IOException {
        Path path = new Path(directory, folder);
        if (statuses(path).length > 0) {
            return;
        }
        try {
            fileSystem.delete(path, false);
        } catch (IOException e) {
            // Another client has just put something there.
            if (statuses(path).length == 0) {
                throw e;
            }
        }
    }

    /** Reports the bytes that pass through to the progress. */
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
