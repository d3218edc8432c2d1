package io.yarnsubmit.map.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.map.files.LineFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses Hadoop's local file system; the integration tests use HDFS. */
class HadoopRunFilesTest {
    private final HadoopRunFiles files = new HadoopRunFiles(new Configuration());
    private URI directory;

    @BeforeEach
    void choose(@TempDir Path made) {
        directory = made.toUri();
    }

    private String text(String file) throws IOException {
        return files.read(file, in -> new String(in.readAllBytes(), StandardCharsets.UTF_8))
                .orElseThrow();
    }

    @Test
    void linesComeBehindTheFormerOnes() throws IOException {
        String file = directory + "new folder/joblog";
        assertThat(files.read(file, InputStream::readAllBytes)).isEmpty();
        for (int run = 1; run <= 2; run++) {
            try (LineFile lines = files.append(file, found -> found.readAllBytes().length)) {
                lines.add("ü " + run);
                lines.flush();
                lines.flush();
            }
        }

        assertThat(text(file)).isEqualTo("ü 1\nü 2\n");
    }

    @Test
    void aFile_isReplaced() throws IOException {
        String file = directory + "7/stdout";
        files.write(file, out -> out.write("longer".getBytes(StandardCharsets.UTF_8)));
        files.write(file, out -> out.write('a'));

        assertThat(text(file)).isEqualTo("a");
    }

    @Test
    void whatIsNotKept_isGone_andABeginningIsCopied() throws IOException {
        String file = directory + "joblog";
        String former = "x".repeat(300_000) + "\n";
        files.write(file, out -> out.write((former + "torn").getBytes(StandardCharsets.UTF_8)));

        files.append(file, found -> {
                    assertThat(found.readAllBytes()).hasSize(300_005);
                    return 300_001;
                })
                .close();
        assertThat(text(file)).isEqualTo(former);

        try (LineFile lines = files.append(file, found -> 0)) {
            lines.add("new");
        }
        assertThat(text(file)).isEqualTo("new\n");
    }
}
