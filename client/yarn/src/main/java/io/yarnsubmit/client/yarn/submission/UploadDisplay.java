package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.console.StatusLine;
import io.yarnsubmit.client.progress.UploadProgressLine;
import io.yarnsubmit.client.progress.UploadProgressLine.Uploads;
import io.yarnsubmit.client.yarn.staging.UploadProgress;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Shows the progress of the uploads. */
final class UploadDisplay implements AutoCloseable {
    private static final long REFRESH_MILLIS = 200;
    /** A shorter upload would be over before anybody has read it. */
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(1);

    private final UploadProgress progress;
    private final RunOutput console;
    private final CountDownLatch closed = new CountDownLatch(1);

    private UploadDisplay(UploadProgress progress, RunOutput console) {
        this.progress = progress;
        this.console = console;
    }

    static UploadDisplay start(UploadProgress progress, RunOutput console) {
        UploadDisplay display = new UploadDisplay(progress, console);
        OwnThreads.start("upload-display", OwnThreads.NOT_MISSED, display::run);
        return display;
    }

    private void run() {
        UploadProgressLine line = new UploadProgressLine();
        Instant begin = Instant.now();
        try {
            while (!closed.await(REFRESH_MILLIS, TimeUnit.MILLISECONDS)) {
                Instant now = Instant.now();
                Uploads uploads = new Uploads(
                        progress.uploadedBytes(),
                        progress.expectedBytes(),
                        progress.uploadedFiles(),
                        progress.cachedFiles(),
                        progress.totalFiles());
                StatusLine status = line.line(uploads, now);
                if (now.isAfter(begin.plus(WORTH_A_LINE)) && uploads.bytes() > 0 && closed.getCount() > 0) {
                    console.show(status);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All files are uploaded. */
    void done() {
        close();
        console.show("uploaded " + progress.uploadedFiles() + (progress.uploadedFiles() == 1 ? " file, " : " files, ")
                + megabytes() + "; " + progress.cachedFiles() + " were there");
    }

    private String megabytes() {
        return String.format(Locale.ROOT, "%.1f MB", progress.uploadedBytes() / 1e6);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
