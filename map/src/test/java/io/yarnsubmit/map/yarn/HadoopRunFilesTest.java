package io.yarnsubmit.map.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.map.files.LineFile;
import java.io.IOException;
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
        return new String(files.read(file).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void linesComeBehindTheFormerOnes() throws IOException {
        String file = directory + "new folder/joblog";
        assertThat(files.read(file)).isEmpty();
        for (int run = 1; run <= 2; run++) {
            try (LineFile lines = files.append(file, found -> found)) {
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
}
