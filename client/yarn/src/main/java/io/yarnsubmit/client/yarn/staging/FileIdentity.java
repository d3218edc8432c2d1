package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * By what a file is known to be the same and unchanged. Size and modification time are not enough: {@code touch -d},
 * {@code cp -p}, {@code rsync -t} and builds with fixed times set the latter. The time of the last change, ctime, cannot be set.
 *
 * @param modifiedNanos the modification time, since the epoch
 * @param changedNanos when anything about the file was last changed
 */
record FileIdentity(long device, long inode, long sizeBytes, long modifiedNanos, long changedNanos) {
    private static final String ATTRIBUTES = "unix:dev,ino,size,lastModifiedTime,ctime";
    private static final long NANOS_OF_MILLI = 1_000_000;
    /** Kernels count these times in ticks of up to ten milliseconds. */
    private static final Duration LONGEST_TICK = Duration.ofMillis(50);
    /** Of file systems that know nothing finer, the coarsest count in two seconds. */
    private static final Duration LONGEST_COARSE_TICK = Duration.ofSeconds(2);

    /** A file's; symbolic links are followed. Empty where the file system tells no ctime. */
    static Optional<FileIdentity> of(Path file) throws IOException {
        Map<String, Object> found;
        try {
            found = Files.readAttributes(file, ATTRIBUTES);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
        long changed = nanos(found.get("ctime"));
        return changed <= 0
                ? Optional.empty()
                : Optional.of(new FileIdentity(
                        number(found.get("dev")),
                        number(found.get("ino")),
                        number(found.get("size")),
                        nanos(found.get("lastModifiedTime")),
                        changed));
    }

    /** Zero for what a file system does not tell. */
    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static long nanos(@Nullable Object time) {
        return time instanceof FileTime known ? known.to(TimeUnit.NANOSECONDS) : 0;
    }

    /** Whether the file had not been touched for so long. A time in the future says that clocks differ. */
    boolean isUntouchedFor(Duration time, Instant now) {
        long nowNanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        return nowNanos - Math.max(changedNanos, modifiedNanos) > time.toNanos();
    }

    /** Whether a change after this moment would show: not if it could have the same time as the one before. */
    boolean showsChangesAfter(Instant now) {
        boolean coarse = changedNanos % NANOS_OF_MILLI == 0;
        return isUntouchedFor(coarse ? LONGEST_COARSE_TICK : LONGEST_TICK, now);
    }

    // Written here, because a record's own is made at run time, which takes some milliseconds of each start.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileIdentity that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /** On one line, without blanks. */
    String text() {
        return device + ":" + inode + ":" + sizeBytes + ":" + modifiedNanos + ":" + changedNanos;
    }
}
