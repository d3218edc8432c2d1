package io.yarnsubmit.client.yarn.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemCacheStoreTest {
    private static final String FOLDER = "folder";
    private static final String MARK = ".609fd68dee33cb72.used-fe6b50e49f6dd17b";

    @TempDir
    Path directory;

    @Test
    void create_markThatManyOthersRemoveWhileItIsMade_isThereAtLast() throws IOException {
        try (FileSystem files = new Contended(40, false)) {
            store(files).create(FOLDER, MARK);
        }

        assertThat(directory.resolve(FOLDER).resolve(MARK)).exists();
    }

    @Test
    void create_modeThatCannotBeChanged_isAnError() throws IOException {
        try (FileSystem files = new Contended(1_000, true)) {
            assertThatThrownBy(() -> store(files).create(FOLDER, MARK)).hasMessage("not the owner");
            assertThat(((Contended) files).changes).isLessThan(10);
        }
    }

    private FileSystemCacheStore store(FileSystem files) {
        return new FileSystemCacheStore(
                files,
                new org.apache.hadoop.fs.Path(directory.toUri()),
                FileSystemCacheStore.Access.OWNER,
                new UploadProgress());
    }

    /** Between the making of a file and the change of its mode, others are faster. */
    private static final class Contended extends RawLocalFileSystem {
        private final boolean refuses;
        private int others;
        private int changes;

        Contended(int others, boolean refuses) throws IOException {
            this.others = others;
            this.refuses = refuses;
            initialize(java.net.URI.create("file:///"), new Configuration(false));
        }

        @Override
        public void setPermission(org.apache.hadoop.fs.Path path, FsPermission permission) throws IOException {
            if (path.getName().equals(MARK)) {
                changes++;
                if (others-- > 0) {
                    Files.delete(Path.of(path.toUri().getPath()));
                    if (refuses) {
                        throw new IOException("not the owner");
                    }
                }
            }
            super.setPermission(path, permission);
        }
    }
}
