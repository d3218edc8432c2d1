package io.yarnsubmit.client.yarn.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.api.YarnSubmitException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.hdfs.protocol.DSQuotaExceededException;
import org.apache.hadoop.hdfs.protocol.NSQuotaExceededException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingRefusalTest {
    @TempDir
    java.nio.file.Path directory;

    private FileSystem fileSystem;

    @BeforeEach
    void open() throws IOException {
        fileSystem = new RawLocalFileSystem() {
            @Override
            public Path getHomeDirectory() {
                return makeQualified(new Path(directory.resolve("user/ann").toUri()));
            }
        };
        fileSystem.initialize(URI.create("file:///"), new Configuration(false));
    }

    private void explained(IOException thrown, String... words) {
        Path root = new Path(fileSystem.getHomeDirectory(), ".yarn-submit");
        assertThatThrownBy(() -> new StagingRefusal(fileSystem, root).explained(thrown))
                .isInstanceOf(YarnSubmitException.class)
                .hasCause(thrown)
                .hasMessageContainingAll(words)
                .message()
                .contains("--conf stagingDirectory=DIR")
                .hasLineCount(1)
                .doesNotContain("Exception");
    }

    @Test
    void aMissingHome_isSaidWithBothWaysOut() throws IOException {
        AccessControlException denied = new AccessControlException(
                "Permission denied: user=ann, access=WRITE, inode=\"/user\":hdfs:supergroup:drwxr-xr-x\n\tat x");
        explained(denied, "no home directory", "/user/ann", "hdfs dfs -mkdir -p", "-chown ann");
        Files.createDirectories(directory.resolve("user/ann"));
        explained(denied, "may not write to", ".yarn-submit", "user=ann, access=WRITE");
    }

    @Test
    void spentQuotas_areSaid_alsoWhenTheyComeInAnotherException() {
        explained(new NSQuotaExceededException(1, 2), "The quota for", "NameSpace quota", "yarn-submit cache clean");
        explained(
                new RemoteException(
                        DSQuotaExceededException.class.getName(), "The DiskSpace quota of /user/ann is exceeded"),
                "The quota for",
                "The DiskSpace quota of /user/ann is exceeded");
    }

    @Test
    void fullAndReadOnlyDisks_areSaid() {
        explained(new IOException("x: No space left on device"), "The disk of", "is full");
        explained(new IOException("/x: Read-only file system"), "is read-only");
    }

    @Test
    void aStreamThatThrowsTheSameAgainWhenItIsClosed_isNoDefect() {
        IOException spent = new DSQuotaExceededException(1, 2);
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw spent;
            }

            @Override
            public void close() throws IOException {
                throw spent;
            }
        };
        assertThatThrownBy(() -> OneWriting.to(out, stream -> stream.write(1))).isSameAs(spent);
    }

    @Test
    void whatElseIsWrong_isLeftAsItIs() {
        IOException other = new IOException("other");
        assertThat(new StagingRefusal(fileSystem, new Path("/x")).explained(other))
                .isSameAs(other);
    }

    @Test
    void aSubmissionThatFails_leavesNoEmptyFolders() throws Exception {
        StagingArea area = new StagingArea(
                fileSystem, Optional.of(directory.resolve("area").toString()));
        area.create("application_1_0001");
        area.removeIfEmpty();
        assertThat(directory.resolve("area/staging/application_1_0001")).exists();
        area.remove("application_1_0001");
        area.removeIfEmpty();
        assertThat(directory.resolve("area")).doesNotExist();
    }
}
