package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a starting application gets hold of a file in the library cache while others fill and clean it.
 *
 * <p><b>The rule.</b> A client (1) has a staging directory, (2) marks the copy that it found, by a file of its own beside
 * it, (3) looks again, and takes the copy only if it is there and not condemned, (4) writes the plan, which names it. A
 * {@link CacheCleaner} (a) takes the time, (b) looks at the staging directories, (c) condemns a copy that seems unused, by a
 * file beside it, (d) looks at its marks again, and deletes it only if none is younger than the cutoff. A condemned copy
 * stays condemned, and no name is ever used twice.
 *
 * <p><b>Why nothing is deleted that a client is about to use.</b> Say a client takes a copy that a cleaner deletes. The
 * client saw no condemnation, so its look (3) was before (c), hence its mark (2) was before (d), which saw it, or a younger
 * one that had replaced it. It was older than the cutoff then, which is not later than (a). So the mark, and the staging
 * directory (1) before it, were there before (a), and the look (b) met the staging directory, unless the application was
 * over. Without a plan in it, the cutoff is not later than the directory's making, hence not later than the mark. With a
 * plan, the copy is named by it, and is not touched. Either way it is not deleted. The argument only requires that each
 * step is seen by later looks, and that times come from one clock: any number of clients and cleaners may run, stall
 * for days, or die after any step. A cleaner that was stalled deletes by a name that belongs to no later copy.
 *
 * <p><b>Why the mark is a file.</b> YARN refuses a file whose modification time is not the one it was told, so touching a
 * cached file would break the applications that run with it. Access times are coarse (HDFS: an hour by default, or off)
 * and many file systems are mounted without them. With one file that all clients rewrite, two of them would conflict over
 * HDFS's lease; so each makes its own, and removes the older ones that it saw.
 *
 * <p><b>Two that upload at once</b> may each leave a copy. Both are good; all later clients take the same one, and the other
 * is cleaned when it has been unused for long enough.
 */
final class CacheClaim {
    private static final int MOST_TRIES = 5;

    private final CacheStore store;
    private final Supplier<String> uniqueNames;

    /** @param uniqueNames 16 hexadecimal digits that are never used twice */
    CacheClaim(CacheStore store, Supplier<String> uniqueNames) {
        this.store = store;
        this.uniqueNames = uniqueNames;
    }

    /** Takes a copy if there is one. */
    Optional<StoredFile> find(String folder, String name) throws IOException {
        for (CachedCopy copy : CacheFolder.of(store.list(folder)).usable(name)) {
            String mark = CacheNames.mark(copy.generation(), uniqueNames.get());
            store.create(folder, mark);
            Optional<StoredFile> taken = CacheFolder.of(store.list(folder)).usable(name).stream()
                    .filter(again -> again.generation().equals(copy.generation()))
                    .flatMap(again -> again.file().stream())
                    .findFirst();
            for (String old : taken.isPresent() ? copy.marks() : List.of(mark)) {
                store.delete(folder, old);
            }
            if (taken.isPresent()) {
                return taken;
            }
        }
        return Optional.empty();
    }

    /** Takes a copy, and makes one if there is none. */
    StoredFile bring(Content content) throws IOException {
        for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
            Optional<StoredFile> found = find(content.folder(), content.name());
            if (found.isPresent()) {
                return found.get();
            }
            upload(content);
        }
        return find(content.folder(), content.name())
                .orElseThrow(() -> new IOException("the library cache loses " + content.folder() + "/" + content.name()
                        + " as soon as it is there"));
    }

    /** Makes a copy, unless another client is faster. The mark comes first, because it protects unfinished copies too. */
    private void upload(Content content) throws IOException {
        String folder = content.folder();
        String generation = uniqueNames.get();
        String mark = CacheNames.mark(generation, uniqueNames.get());
        String unfinished = CacheNames.unfinished(generation);
        boolean moved = false;
        try {
            store.create(folder, mark);
            store.write(folder, unfinished, content.writer());
            if (CacheFolder.of(store.list(folder)).usable(content.name()).isEmpty()) {
                store.rename(folder, unfinished, CacheNames.copy(generation, content.name()));
                moved = true;
            }
        } finally {
            if (!moved) {
                store.delete(folder, unfinished);
                store.delete(folder, mark);
                store.removeIfEmpty(folder);
            }
        }
    }
}
