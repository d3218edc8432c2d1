package io.yarnsubmit.client.yarn.staging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;

/**
 * A snapshot of a folder of a library cache. Pure.
 *
 * @param copies in the order of their generations, so that all clients take the same
 * @param unfinished generations of copies that are being written, or whose writer died
 */
record CacheFolder(List<CachedCopy> copies, List<String> unfinished) {

    static CacheFolder of(List<StoredFile> files) {
        Map<String, Parts> found = new TreeMap<>();
        List<String> unfinished = new ArrayList<>();
        for (StoredFile file : files) {
            Matcher copy = CacheNames.ofCopy(file.name());
            Matcher companion = CacheNames.ofCompanion(file.name());
            if (copy.matches()) {
                Parts parts = found.computeIfAbsent(copy.group(1), Parts::new);
                parts.name = copy.group(2);
                parts.file = Optional.of(file);
            } else if (companion.matches() && companion.group(2).equals("tmp")) {
                unfinished.add(companion.group(1));
            } else if (companion.matches()) {
                found.computeIfAbsent(companion.group(1), Parts::new).companion(companion.group(2), file);
            }
        }
        return new CacheFolder(found.values().stream().map(Parts::copy).toList(), unfinished);
    }

    /** The copies that may be used, as far as this snapshot shows. */
    List<CachedCopy> usable(String name) {
        return copies.stream()
                .filter(copy -> copy.file().isPresent() && !copy.condemned())
                .filter(copy -> copy.name().equals(name))
                .toList();
    }

    Optional<CachedCopy> of(String generation) {
        return copies.stream()
                .filter(copy -> copy.generation().equals(generation))
                .findFirst();
    }

    /** What is known of a copy while the files are sorted. */
    private static final class Parts {
        private final String generation;
        private final List<String> marks = new ArrayList<>();
        private String name = "";
        private Optional<StoredFile> file = Optional.empty();
        private Optional<Instant> lastUsed = Optional.empty();
        private boolean condemned;

        Parts(String generation) {
            this.generation = generation;
        }

        void companion(String kind, StoredFile companion) {
            if (kind.equals("condemned")) {
                condemned = true;
                return;
            }
            marks.add(companion.name());
            if (lastUsed.isEmpty() || lastUsed.get().isBefore(companion.modified())) {
                lastUsed = Optional.of(companion.modified());
            }
        }

        CachedCopy copy() {
            return new CachedCopy(generation, name, file, List.copyOf(marks), lastUsed, condemned);
        }
    }
}
