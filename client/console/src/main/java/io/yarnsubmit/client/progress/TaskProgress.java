package io.yarnsubmit.client.progress;

import io.yarnsubmit.client.figures.Figures;
import io.yarnsubmit.protocol.v1.TaskCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The progress of the driver's tasks, in words. Pure: time is what it is told. */
public final class TaskProgress {
    private static final int LONG_BAR = 20;
    private static final int SHORT_BAR = 10;

    private final Pace pace = new Pace();

    /**
     * The parts that can be shown; unknown ones are empty.
     *
     * @param bars how many are done, with a bar, from the longest form to the shortest
     * @param counted how many are done, without a bar
     * @param share the share that is done, in percent
     */
    public record Words(
            List<String> bars,
            String counted,
            String share,
            String rate,
            String running,
            String failed,
            String retried,
            String left) {}

    /** The counts are these now. */
    public Words of(TaskCounts counts, Instant now) {
        long ended = counts.getDone() + counts.getFailed();
        long remaining = counts.getWaiting() + counts.getRunning();
        long total = ended + remaining;
        pace.observe(ended, now);
        if (counts.getRunning() == 0) {
            // Idle time between two jobs, or before there are executors, does not belong to the tasks' pace.
            pace.pause();
        }
        boolean busy = counts.getRunning() > 0;
        String figures = Figures.count(ended) + "/" + Figures.count(total);
        double share = total == 0 ? 0 : (ended + counts.getPartial()) / total;
        Optional<Duration> left = busy ? pace.left(remaining) : Optional.empty();
        return new Words(
                List.of(
                        "tasks " + Bar.of(share, LONG_BAR) + " " + figures,
                        "tasks " + Bar.of(share, SHORT_BAR) + " " + figures,
                        "tasks " + figures),
                "tasks " + figures,
                (int) Math.floor(share * 100) + " %",
                busy && pace.perSecond().isPresent()
                        ? Figures.rate(pace.perSecond().getAsDouble())
                        : "",
                busy ? Figures.count(counts.getRunning()) + " running" : "",
                said(counts.getFailed(), "failed"),
                said(counts.getRetried(), "retried"),
                left.map(time -> Figures.about(time) + " left").orElse(""));
    }

    private static String said(long count, String word) {
        return count == 0 ? "" : Figures.count(count) + " " + word;
    }
}
