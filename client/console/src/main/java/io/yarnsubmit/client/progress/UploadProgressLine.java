package io.yarnsubmit.client.progress;

import io.yarnsubmit.client.console.StatusLine;
import io.yarnsubmit.client.console.StatusLine.Tone;
import io.yarnsubmit.client.figures.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The progress of uploads, as one line. Pure: time is what it is told. */
public final class UploadProgressLine {
    private static final int BAR = 20;

    private final Pace pace = new Pace();

    /**
     * What has been done.
     *
     * @param bytes sent so far, of the files that are sent
     * @param totalBytes of the files that are known to be sent; more may come
     * @param uploaded files that were sent
     * @param cached files that were there already
     * @param files all files
     */
    public record Uploads(long bytes, long totalBytes, int uploaded, int cached, int files) {}

    public StatusLine line(Uploads uploads, Instant now) {
        pace.observe(uploads.bytes(), now);
        // Archives are a little larger than what is in them.
        long total = Math.max(uploads.bytes(), uploads.totalBytes());
        String amount = Figures.bytes(uploads.bytes()) + " of " + Figures.bytes(total);
        String bar = Bar.of(total == 0 ? 0 : (double) uploads.bytes() / total, BAR);
        String files = "files " + (uploads.uploaded() + uploads.cached()) + "/" + uploads.files();
        String cached =
                uploads.cached() == 0 ? "" : uploads.cached() + (uploads.cached() == 1 ? " was" : " were") + " there";
        String rate = pace.perSecond().isPresent()
                ? Figures.bytes(Math.round(pace.perSecond().getAsDouble())) + "/s"
                : "";
        Optional<Duration> time = pace.left(total - uploads.bytes());
        String left = time.map(soon -> Figures.about(soon) + " left").orElse("");
        return StatusLine.builder()
                .part(Tone.PLAIN, 9, "uploading " + bar + " " + amount, "uploading " + amount)
                .part(Tone.PLAIN, 5, rate, "")
                .part(Tone.PLAIN, 6, left, "")
                .part(Tone.PLAIN, 4, files, "")
                .part(Tone.PLAIN, 3, cached, "")
                .plain("uploading " + amount)
                .plain(rate)
                .plain(left)
                .plain(files)
                .plain(cached)
                .gist("uploading")
                .counts(amount + files)
                .build();
    }
}
