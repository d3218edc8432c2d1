package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes from the library cache what no live application uses and was not used for a time. {@link CacheClaim} explains why
 * it never removes what a starting application is about to use.
 */
final class CacheCleaner {
    private final CacheStore store;
    private final Applications applications;
    private final List<Removed> removed = new ArrayList<>();

    /** The applications that may use the cache. */
    interface Applications {
        /** Looks at the staging directories now. */
        CacheUses look() throws IOException;
    }

    /** A copy that was removed, or would be. */
    record Removed(String folder, CachedCopy copy) {}

    CacheCleaner(CacheStore store, Applications applications) {
        this.store = store;
        this.applications = applications;
    }

    /**
     * Cleans.
     *
     * @param dryRun removes nothing
     * @return what was removed, or would be
     */
    List<Removed> clean(Duration unusedFor, boolean dryRun) throws IOException {
        // The time comes first: a client without a staging directory at the look marks later than this.
        Instant now = store.now();
        CacheUses uses = applications.look();
        if (uses.unclear().isPresent()) {
            throw new IOException("it cannot be read what " + uses.unclear().get() + " uses; nothing was removed");
        }
        Instant cutoff = earlier(now.minus(unusedFor), uses.startingSince().orElse(now));
        for (String folder : store.folders()) {
            clean(folder, uses, cutoff, dryRun);
            if (!dryRun) {
                clearAway(folder, cutoff);
            }
        }
        return List.copyOf(removed);
    }

    private void clean(String folder, CacheUses uses, Instant cutoff, boolean dryRun) throws IOException {
        for (CachedCopy copy : CacheFolder.of(store.list(folder)).copies()) {
            if (copy.usedSince(cutoff) || isUsed(uses, folder, copy)) {
                continue;
            }
            if (dryRun || remove(folder, copy, cutoff)) {
                copy.file().ifPresent(file -> removed.add(new Removed(folder, copy)));
            }
        }
    }

    private static boolean isUsed(CacheUses uses, String folder, CachedCopy copy) {
        return copy.file().isPresent() && uses.of(folder, copy.file().get().name()) > 0;
    }

    private boolean remove(String folder, CachedCopy copy, Instant cutoff) throws IOException {
        if (copy.file().isPresent() && !copy.condemned()) {
            store.create(folder, CacheNames.condemned(copy.generation()));
        }
        CachedCopy again =
                CacheFolder.of(store.list(folder)).of(copy.generation()).orElse(copy);
        if (again.usedSince(cutoff)) {
            // A client has just begun to use it. It stays condemned, so it is removed once that is long ago.
            return false;
        }
        // In this order, so that the file never exists without its condemnation.
        if (again.file().isPresent()) {
            store.delete(folder, again.file().get().name());
        }
        for (String mark : again.marks()) {
            store.delete(folder, mark);
        }
        if (again.condemned()) {
            store.delete(folder, CacheNames.condemned(copy.generation()));
        }
        return true;
    }

    /** Files that dead clients were writing, by the times of the marks: the file's own time is fixed once it is written. */
    private void clearAway(String folder, Instant cutoff) throws IOException {
        CacheFolder now = CacheFolder.of(store.list(folder));
        for (String generation : now.unfinished()) {
            if (now.of(generation).filter(copy -> copy.usedSince(cutoff)).isEmpty()) {
                store.delete(folder, CacheNames.unfinished(generation));
            }
        }
        store.removeIfEmpty(folder);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
