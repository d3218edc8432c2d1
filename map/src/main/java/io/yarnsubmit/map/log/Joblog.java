package io.yarnsubmit.map.log;

import io.yarnsubmit.map.item.ItemEnd;
import io.yarnsubmit.map.plan.MapOptions.Resume;
import io.yarnsubmit.map.plan.MapPlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The file with a line for each unit that has ended. Each line is written at once, in one piece, so that whoever is killed
 * leaves whole lines, but for the last one perhaps.
 */
public final class Joblog implements AutoCloseable {
    private static final int SIGTERM = 15;

    private final MapPlan plan;
    private final FileChannel channel;
    private final FormerRun former;

    private Joblog(MapPlan plan, FileChannel channel, FormerRun former) {
        this.plan = plan;
        this.channel = channel;
        this.former = former;
    }

    /**
     * Opens it, and reads what a former run has left.
     *
     * @throws IllegalArgumentException with a message for the user when it cannot go on with that
     */
    public static Joblog open(Path file, MapPlan plan) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FormerRun former = look(file, plan);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IllegalArgumentException("The joblog " + file
                    + " is being written by another run. Wait for its end, or name another joblog");
        }
        channel.truncate(former.intactBytes());
        channel.position(former.intactBytes());
        Joblog log = new Joblog(plan, channel, former);
        if (former.intactBytes() == 0) {
            log.write(JoblogLine.HEADER);
        }
        return log;
    }

    /**
     * Reads what a former run has left, and changes nothing.
     *
     * @throws IllegalArgumentException as {@link #open} does
     */
    public static FormerRun look(Path file, MapPlan plan) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return FormerRun.none();
        }
        if (plan.options().resume() == Resume.NO) {
            throw new IllegalArgumentException(
                    "The joblog " + file + " is there already. Go on with it by --resume, name another, or remove it");
        }
        return read(file, plan);
    }

    private static FormerRun read(Path file, MapPlan plan) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int intact = bytes.length;
        while (intact > 0 && bytes[intact - 1] != '\n') {
            intact--;
        }
        String text = new String(bytes, 0, intact, StandardCharsets.UTF_8);
        List<String> lines = text.isEmpty() ? List.of() : List.of(text.split("\n"));
        return FormerRun.of(lines, intact, plan, file.toString());
    }

    /** What a former run has left. */
    public FormerRun former() {
        return former;
    }

    /** Writes a unit's end. */
    public void add(ItemEnd end, String host) throws IOException {
        write(new JoblogLine(
                        end.number(),
                        host,
                        end.begunMillis(),
                        end.runtime(),
                        end.out().total(),
                        end.exitStatus(),
                        end.kind() == ItemEnd.Kind.TIMED_OUT ? SIGTERM : 0,
                        plan.shown(end.number(), host))
                .text());
    }

    private void write(String line) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
