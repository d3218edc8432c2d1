package io.yarnsubmit.map.yarn;

import io.yarnsubmit.map.files.LineFile;
import io.yarnsubmit.map.files.RunFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LeaseRecoverable;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/** Any file system that Hadoop knows, by URI. */
public final class HadoopRunFiles implements RunFiles {
    private static final String LOG_CONFIGURATION = "log4j.configuration";
    private static final long RECOVERY_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long RECOVERY_LOOK_MILLIS = 200;

    private final Configuration hadoop;

    /** @param hadoop the cluster's configuration */
    public HadoopRunFiles(Configuration hadoop) {
        this.hadoop = new Configuration(hadoop);
        // Hadoop's shutdown hook would close the file system before the last lines are written.
        this.hadoop.setBoolean("fs.automatic.close", false);
        // HDFS's client closes a small file before the DataNode has reported it, and asks again after 0.4 s by
        // default. Ten other files could be written in that time. So it asks sooner and more often, and gives up
        // after about as long as before.
        this.hadoop.setInt("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", 10);
        this.hadoop.setInt("dfs.client.block.write.locateFollowingBlock.retries", 11);
    }

    /** For a driver that has the cluster's configuration on its class path. */
    public static HadoopRunFiles ofDriver() {
        // Hadoop's log would go to the output of units. Important problems are exceptions anyway.
        System.setProperty(LOG_CONFIGURATION, "yarn-submit-map-log4j.properties");
        return new HadoopRunFiles(new Configuration());
    }

    @Override
    public <T> Optional<T> read(String file, Reading<T> reading) throws IOException {
        Path path = new Path(file);
        FileSystem files = path.getFileSystem(hadoop);
        try {
            Path real = files.resolvePath(path);
            settle(real);
            try (FSDataInputStream in = files.open(path)) {
                return Optional.of(reading.of(in));
            }
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Recovers the lease of a file that a killed writer left open, or that a driver without its ApplicationMaster still
     * writes. Afterwards nobody can write to it, and its length is fixed.
     */
    private void settle(Path file) throws IOException {
        if (!(file.getFileSystem(hadoop) instanceof LeaseRecoverable leases) || leases.isFileClosed(file)) {
            return;
        }
        long begin = System.nanoTime();
        // If the machine of the last block is gone with the writer, the replicas of other machines are read.
        while (!leases.recoverLease(file) && System.nanoTime() - begin < RECOVERY_NANOS) {
            try {
                Thread.sleep(RECOVERY_LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while " + file + " was recovered", e);
            }
        }
    }

    /**
     * On HDFS a new file with all former lines replaces the old one immediately, and a process that still writes to the
     * old one fails. Other file systems replace a file only when the new one is closed, or not at all, so there the
     * file is written in place.
     */
    @Override
    public LineFile append(String file, Retention kept) throws IOException {
        // After it was read, no other process can write to it.
        long previous = read(file, kept::of).orElse(0L);
        Path path = new Path(file);
        FileSystem files = path.getFileSystem(hadoop);
        files.mkdirs(path.getParent());
        Path folder = files.resolvePath(path.getParent());
        Path real = new Path(folder, path.getName());
        boolean replaces = "hdfs".equals(folder.toUri().getScheme());
        Path first = replaces ? new Path(folder, "." + path.getName() + "." + UUID.randomUUID()) : real;
        FileContext context = FileContext.getFileContext(folder.toUri(), hadoop);
        try (PreviousContent former =
                previous == 0 || replaces ? PreviousContent.of(files, path) : PreviousContent.spooled(files, path)) {
            return new HadoopLines(begun(context, first, real, former, previous));
        }
    }

    private static FSDataOutputStream begun(
            FileContext context, Path first, Path real, PreviousContent former, long previous) throws IOException {
        boolean replaces = !first.equals(real);
        FSDataOutputStream out =
                context.create(first, EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE), CreateOpts.createParent());
        try {
            former.copy(previous, out);
            out.hflush();
            if (replaces) {
                context.rename(first, real, Rename.OVERWRITE);
            }
        } catch (IOException e) {
            out.close();
            if (replaces) {
                context.delete(first, false);
            }
            throw e;
        }
        return out;
    }

    @Override
    public void write(String file, Content content) throws IOException {
        Path path = new Path(file);
        OutputStream out = path.getFileSystem(hadoop).create(path, true);
        try {
            content.writeTo(out);
        } catch (IOException | RuntimeException e) {
            abandon(out);
            throw e;
        }
        out.close();
    }

    /** HDFS throws the very same exception once more, which a try-with-resources statement cannot take. */
    private static void abandon(OutputStream out) {
        try {
            out.close();
        } catch (IOException e) {
            // What failed before counts.
        }
    }
}
