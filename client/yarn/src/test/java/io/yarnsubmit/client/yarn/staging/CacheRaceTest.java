package io.yarnsubmit.client.yarn.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.seeds.Seeds;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Starting clients and cleaners step between each other's steps, stall for days, and die anywhere. The code is the real one;
 * the store, the staging directories and the turns are a model. After each deletion: nobody holds what was deleted.
 */
class CacheRaceTest {
    private static final Seeds SEEDS = Seeds.of(200, 1_500);
    /** For something of every kind to have happened. */
    private static final int ENOUGH = 100;

    @ParameterizedTest(name = "unused for {0} h")
    @ValueSource(longs = {0, 24, 168})
    void cleaning_neverRemovesWhatAnApplicationUsesOrIsAboutTo(long unusedHours) throws IOException {
        int removed = 0;
        for (long seed : SEEDS.stream().toArray()) {
            Scene scene = new Scene(seed, Duration.ofHours(unusedHours), seed % 2 == 0 ? 0 : 20, store -> store);
            scene.play();
            assertThat(scene.wrongs)
                    .as("%s%n%s", Seeds.repeat(seed), String.join("\n", scene.turns.trace()))
                    .isEmpty();
            assertThat(scene.turns.failures())
                    .as("%s%n%s", Seeds.repeat(seed), String.join("\n", scene.turns.trace()))
                    .isEmpty();
            removed += scene.removed;
        }
        if (SEEDS.count() >= ENOUGH) {
            assertThat(removed).as("the cleaners had something to do").isGreaterThan(SEEDS.count() / 20);
        }
    }

    @Test
    void aCleanerThatDoesNotCondemnFirst_isFoundOut() throws IOException {
        assertThat(wrongsWith(Uncondemning::new)).isPositive();
    }

    @Test
    void aClientThatLeavesNoMark_isFoundOut() throws IOException {
        assertThat(wrongsWith(Markless::new)).isPositive();
    }

    private static int wrongsWith(Function<CacheStore, CacheStore> fault) throws IOException {
        int wrongs = 0;
        for (int seed = 0; wrongs == 0 && seed < 1_500; seed++) {
            Scene scene = new Scene(seed, Duration.ofHours(24), 0, fault);
            scene.play();
            wrongs += scene.wrongs.size();
        }
        return wrongs;
    }

    /** Some clients, each starting applications one after the other, and two cleaners. */
    private static final class Scene {
        private final TurnTaker turns;
        private final Random random;
        private final CacheStore store;
        private final Duration unusedFor;
        private final Map<String, Staging> staging = new TreeMap<>();
        private final Map<String, Set<String>> held = new HashMap<>();
        private final Set<String> wrongs = new HashSet<>();
        private final SteppedStore model;
        private int removed;
        private int names;

        /** A staging directory: when it was made, and what its plan names. */
        private record Staging(Instant made, Optional<Set<String>> plan) {}

        Scene(long seed, Duration unusedFor, int deathPermille, Function<CacheStore, CacheStore> fault) {
            turns = new TurnTaker(seed, deathPermille);
            random = new Random(seed);
            model = new SteppedStore(turns, this::deleted);
            store = fault.apply(model);
            this.unusedFor = unusedFor;
        }

        void play() throws IOException {
            // What somebody used long ago: the copies that clients and cleaners come upon at the same moment.
            CacheClaim past = new CacheClaim(model, this::unique);
            past.bring(new Content("a.jar", "one", out -> {}));
            past.bring(new Content("a.jar", "two", out -> {}));
            turns.pass(Duration.ofDays(30));
            int clients = 1 + random.nextInt(3);
            for (int i = 0; i < clients; i++) {
                String client = "client" + i;
                int applications = 1 + random.nextInt(3);
                turns.add(client, () -> start(client, applications));
            }
            for (int i = 0; i < 1 + random.nextInt(2); i++) {
                turns.add("cleaner" + i, () -> {
                    for (int round = 0; round < 3; round++) {
                        new CacheCleaner(store, this::look).clean(unusedFor, false);
                    }
                });
            }
            turns.run();
        }

        private String unique() {
            return String.format("%016x", names++);
        }

        private void start(String client, int applications) throws IOException {
            CacheClaim claim = new CacheClaim(store, this::unique);
            for (int i = 0; i < applications; i++) {
                String application = client + "_" + i;
                turns.step(
                        "make the staging directory of " + application,
                        () -> staging.put(application, new Staging(turns.now(), Optional.empty())));
                held.put(application, new HashSet<>());
                for (String folder : List.of("one", "two")) {
                    String file = folder + "/"
                            + claim.bring(new Content("a.jar", folder, out -> {}))
                                    .name();
                    held.get(application).add(file);
                    if (model.look(folder).stream().noneMatch(there -> file.endsWith(there.name()))) {
                        wrongs.add(file + " was gone when " + application + " got it");
                    }
                }
                Set<String> named = Set.copyOf(held.get(application));
                turns.step(
                        "write the plan of " + application,
                        () -> staging.computeIfPresent(
                                application, (key, before) -> new Staging(before.made(), Optional.of(named))));
                turns.step("run " + application, () -> application);
                held.remove(application);
                turns.step("end " + application, () -> staging.remove(application));
            }
        }

        private CacheUses look() throws IOException {
            return turns.step("look at the staging directories", () -> {
                Map<String, Integer> counts = new HashMap<>();
                staging.values()
                        .forEach(one -> one.plan()
                                .ifPresent(files -> files.forEach(file -> counts.merge(file, 1, Integer::sum))));
                Optional<Instant> since = staging.values().stream()
                        .filter(one -> one.plan().isEmpty())
                        .map(Staging::made)
                        .min(Instant::compareTo);
                return new CacheUses(counts, since, Optional.empty());
            });
        }

        private void deleted(String file) {
            if (!file.contains("/.")) {
                removed++;
                held.forEach((application, files) -> {
                    if (files.contains(file)) {
                        wrongs.add(file + " was deleted while " + application + " held it");
                    }
                });
            }
        }
    }

    /** Passes over one kind of file. */
    private abstract static class Faulty implements CacheStore {
        private final CacheStore store;

        Faulty(CacheStore store) {
            this.store = store;
        }

        abstract boolean isLost(String name);

        @Override
        public Instant now() throws IOException {
            return store.now();
        }

        @Override
        public List<String> folders() throws IOException {
            return store.folders();
        }

        @Override
        public List<StoredFile> list(String folder) throws IOException {
            return store.list(folder);
        }

        @Override
        public void create(String folder, String name) throws IOException {
            if (!isLost(name)) {
                store.create(folder, name);
            }
        }

        @Override
        public void write(String folder, String name, Content.Writer content) throws IOException {
            store.write(folder, name, content);
        }

        @Override
        public void rename(String folder, String from, String to) throws IOException {
            store.rename(folder, from, to);
        }

        @Override
        public void delete(String folder, String name) throws IOException {
            store.delete(folder, name);
        }

        @Override
        public void removeIfEmpty(String folder) throws IOException {
            store.removeIfEmpty(folder);
        }
    }

    private static final class Uncondemning extends Faulty {
        Uncondemning(CacheStore store) {
            super(store);
        }

        @Override
        boolean isLost(String name) {
            return name.endsWith(".condemned");
        }
    }

    private static final class Markless extends Faulty {
        Markless(CacheStore store) {
            super(store);
        }

        @Override
        boolean isLost(String name) {
            return name.contains(".used-");
        }
    }
}
