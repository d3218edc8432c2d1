package io.yarnsubmit.client.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.console.StatusLine;
import io.yarnsubmit.client.progress.UploadProgressLine.Uploads;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UploadProgressLineTest {
    private final UploadProgressLine uploads = new UploadProgressLine();

    @Test
    void tellsBytesFilesAndWhatWasThere() {
        for (int second = 0; second < 10; second++) {
            uploads.line(new Uploads(second * 2_000_000L, 100_000_000, 0, 2, 5), Instant.EPOCH.plusSeconds(second));
        }
        StatusLine line = uploads.line(new Uploads(20_000_000, 100_000_000, 1, 2, 5), Instant.EPOCH.plusSeconds(10));

        assertThat(shown(line, false))
                .isEqualTo("yarn-submit: uploading 20 MB of 100 MB, 2.0 MB/s, 40 s left, files 3/5, 2 were there\n");
        assertThat(shown(line, true)).endsWith("[uploading ====>--------------- 20 MB of 100 MB, 2.0 MB/s, 40 s left]");
    }

    private static String shown(StatusLine line, boolean terminal) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console.of(new PrintStream(err), new PrintStream(err), terminal).show(line);
        return err.toString(UTF_8);
    }
}
