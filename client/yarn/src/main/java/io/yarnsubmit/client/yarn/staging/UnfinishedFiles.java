package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Reads documents that another process may be writing. A DataNode that is asked for a block just while the
 * block is completed can mistake it for lost and delete it (seen with Hadoop 3.4.3: BlockSender calls invalidateMissingBlock),
 * and the writer fails. As long as the NameNode says that a file is empty, its first block may be in that state.
 */
final class UnfinishedFiles {
    private UnfinishedFiles() {}

    /**
     * The content of the file; empty while it is being written.
     *
     * @throws java.io.FileNotFoundException it is not there
     */
    static byte[] read(FileSystem fileSystem, Path path) throws IOException {
        if (fileSystem.getFileStatus(path).getLen() == 0) {
            return new byte[0];
        }
        try (InputStream in = fileSystem.open(path)) {
            return in.readAllBytes();
        }
    }
}
