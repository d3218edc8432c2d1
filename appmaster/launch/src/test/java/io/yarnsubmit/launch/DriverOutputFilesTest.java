package io.yarnsubmit.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverOutputFilesTest {
    @TempDir
    private Path directory;

    @Test
    void aDiskWithRoom_orThatIsNotThere_isNotFull() {
        assertThat(DriverOutputFiles.in(directory).isDiskFull()).isFalse();
        assertThat(DriverOutputFiles.in(directory.resolve("gone")).isDiskFull()).isFalse();
    }

    @Test
    void piecesAndTails_ofWhatIsThere() throws IOException {
        DriverOutputFiles files = DriverOutputFiles.in(directory);
        assertThat(DriverOutputFiles.length(files.stdout())).isZero();
        assertThat(DriverOutputFiles.read(files.stdout(), 0, 10).isEmpty()).isTrue();

        Files.writeString(files.stdout(), "0123456789");

        assertThat(text(DriverOutputFiles.read(files.stdout(), 4, 3))).isEqualTo("456");
        assertThat(text(DriverOutputFiles.read(files.stdout(), 8, 30))).isEqualTo("89");
        assertThat(text(DriverOutputFiles.read(files.stdout(), 11, 3))).isEmpty();
        assertThat(text(DriverOutputFiles.tail(files.stdout(), 2))).isEqualTo("89");
        assertThat(text(DriverOutputFiles.tail(files.stdout(), 200))).isEqualTo("0123456789");
    }

    private static String text(ByteString bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
