package io.yarnsubmit.map.log;

import io.yarnsubmit.map.files.LineFile;
import io.yarnsubmit.map.files.RunFiles;
import io.yarnsubmit.map.item.UnitResult;
import io.yarnsubmit.map.plan.MapOptions.Resume;
import io.yarnsubmit.map.plan.MapPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** The file with one line for each unit that has ended. For one thread. */
public final class Joblog implements AutoCloseable {
    private static final int SIGTERM = 15;

    private final MapPlan plan;
    private final LineFile file;
    private final PreviousRun previous;
    private final long heldNanos;
    private final LongSupplier nanoTime;
    private final ArrayDeque<Held> held = new ArrayDeque<>();

    private record Held(String line, long sinceNanos) {}

    private Joblog(MapPlan plan, LineFile file, PreviousRun previous, Duration heldBack, LongSupplier nanoTime) {
        this.plan = plan;
        this.file = file;
        this.previous = previous;
        this.heldNanos = heldBack.toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * Opens the joblog, and reads the lines of earlier runs.
     *
     * @param ownFrom the index of the first line that an earlier attempt of this run wrote; empty if there is none
     * @param heldBack how long a line is held back before it is written: until the unit's printed output has certainly
     *     left this machine
     * @throws IllegalArgumentException with a message for the user when the joblog cannot be continued
     */
    static Joblog open(
            RunFiles files, String name, MapPlan plan, OptionalInt ownFrom, Duration heldBack, LongSupplier nanoTime)
            throws IOException {
        PreviousRun[] previous = {PreviousRun.none()};
        LineFile file = files.append(name, found -> {
            LogLines lines = new LogLines(found);
            previous[0] = previous(lines, name, plan, ownFrom);
            return previous[0].lines() == 0 ? 0 : lines.completeBytes();
        });
        Joblog log = new Joblog(plan, file, previous[0], heldBack, nanoTime);
        if (previous[0].lines() == 0) {
            log.file.add(JoblogLine.HEADER);
        }
        return log;
    }

    /**
     * Reads the lines of earlier runs, and changes nothing.
     *
     * @throws IllegalArgumentException when the joblog cannot be continued
     */
    public static PreviousRun look(RunFiles files, String name, MapPlan plan) throws IOException {
        return files.read(name, content -> previous(new LogLines(content), name, plan, OptionalInt.empty()))
                .orElseGet(PreviousRun::none);
    }

    private static PreviousRun previous(LogLines lines, String name, MapPlan plan, OptionalInt ownFrom)
            throws IOException {
        PreviousRunReader reader = new PreviousRunReader(plan, name, ownFrom.orElse(Integer.MAX_VALUE));
        boolean mayExist = plan.options().resume() != Resume.NO || ownFrom.isPresent();
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!mayExist && !reader.isHeader(line) && !line.isEmpty()) {
                throw new IllegalArgumentException("The joblog " + name
                        + " already exists. Continue it with --resume, use another joblog, or remove it");
            }
            reader.read(line);
        }
        return reader.result();
    }

    /** What earlier runs, and earlier attempts of this run, have written. */
    public PreviousRun previous() {
        return previous;
    }

    /** Writes the result of a unit. */
    public void add(UnitResult end, String host) throws IOException {
        held.add(new Held(line(end, host), nanoTime.getAsLong()));
        release(heldNanos);
    }

    private String line(UnitResult end, String host) {
        return new JoblogLine(
                        end.number(),
                        host,
                        end.begunMillis(),
                        end.runtime(),
                        end.out().total(),
                        end.exitStatus(),
                        end.kind() == UnitResult.Kind.TIMED_OUT ? SIGTERM : 0,
                        plan.shown(end.number(), host))
                .text();
    }

    /** To be called about every second: makes the lines so far safe from a crash, except those held back. */
    public void flush() throws IOException {
        release(heldNanos);
        file.flush();
    }

    private void release(long leastNanos) throws IOException {
        long now = nanoTime.getAsLong();
        while (!held.isEmpty() && now - held.getFirst().sinceNanos() >= leastNanos) {
            file.add(held.removeFirst().line());
        }
    }

    /** Writes the lines that are held back, because the run is over and all output has arrived. */
    public void complete() throws IOException {
        release(0);
    }

    /** Drops the lines that are still held back: their output may be lost, so these units run again. */
    @Override
    public void close() throws IOException {
        try (LineFile closed = file) {
            release(heldNanos);
        }
    }
}
