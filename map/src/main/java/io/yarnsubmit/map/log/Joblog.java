package io.yarnsubmit.map.log;

import io.yarnsubmit.map.files.LineFile;
import io.yarnsubmit.map.files.RunFiles;
import io.yarnsubmit.map.item.UnitResult;
import io.yarnsubmit.map.plan.MapOptions.Resume;
import io.yarnsubmit.map.plan.MapPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** The file with a line for each unit that has ended. On one thread. */
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
     * Opens it, and reads what a former run has left.
     *
     * @param ownFrom from which line on it is of this run, by an earlier attempt; empty: no line is
     * @param heldBack how long a line waits before it is written: as long as it may take until the unit's output, which was
     *     printed before, has left this machine
     * @throws IllegalArgumentException with a message for the user when it cannot go on with that
     */
    static Joblog open(
            RunFiles files, String name, MapPlan plan, OptionalInt ownFrom, Duration heldBack, LongSupplier nanoTime)
            throws IOException {
        PreviousRun[] previous = {PreviousRun.none()};
        LineFile file = files.append(name, found -> {
            byte[] intact = intact(found);
            previous[0] = previous(intact, name, plan, ownFrom);
            return previous[0].lines() == 0 ? new byte[0] : intact;
        });
        Joblog log = new Joblog(plan, file, previous[0], heldBack, nanoTime);
        if (previous[0].lines() == 0) {
            log.file.add(JoblogLine.HEADER);
        }
        return log;
    }

    /**
     * Reads what a former run has left, and changes nothing.
     *
     * @throws IllegalArgumentException when it cannot be gone on with
     */
    public static PreviousRun look(RunFiles files, String name, MapPlan plan) throws IOException {
        byte[] bytes = files.read(name).orElse(new byte[0]);
        return previous(intact(bytes), name, plan, OptionalInt.empty());
    }

    /** Its whole lines; what follows was cut off when its writer was killed. */
    private static byte[] intact(byte[] bytes) {
        int intact = bytes.length;
        while (intact > 0 && bytes[intact - 1] != '\n') {
            intact--;
        }
        return Arrays.copyOf(bytes, intact);
    }

    private static PreviousRun previous(byte[] intact, String name, MapPlan plan, OptionalInt ownFrom) {
        String text = new String(intact, StandardCharsets.UTF_8);
        List<String> lines = text.isEmpty() ? List.of() : List.of(text.split("\n"));
        boolean nothingEnded = lines.equals(List.of(JoblogLine.HEADER)) || lines.isEmpty();
        if (plan.options().resume() == Resume.NO && ownFrom.isEmpty() && !nothingEnded) {
            throw new IllegalArgumentException(
                    "The joblog " + name + " is there already. Go on with it by --resume, name another, or remove it");
        }
        return PreviousRun.of(lines, ownFrom.orElse(Integer.MAX_VALUE), plan, name);
    }

    /** What a former run has left, and an earlier attempt of this one. */
    public PreviousRun previous() {
        return previous;
    }

    /** Writes a unit's end. */
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

    /** To be called every second or so: what is killed later has not lost the lines so far, but for those held back. */
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

    /** Writes what is held back: all is over, and whoever waits for the output has it. */
    public void complete() throws IOException {
        release(0);
    }

    /** Without what is held back: the output may be lost, so these units run again. */
    @Override
    public void close() throws IOException {
        try (LineFile closed = file) {
            release(heldNanos);
        }
    }
}
