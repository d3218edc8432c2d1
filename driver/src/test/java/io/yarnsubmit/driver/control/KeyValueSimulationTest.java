package io.yarnsubmit.driver.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.control.KeyValueReply.Conflict;
import io.yarnsubmit.driver.control.KeyValueReply.Found;
import io.yarnsubmit.driver.control.KeyValueReply.Missing;
import io.yarnsubmit.driver.control.KeyValueReply.NoSuchOwner;
import io.yarnsubmit.driver.control.KeyValueReply.Removed;
import io.yarnsubmit.driver.control.KeyValueReply.Stored;
import io.yarnsubmit.driver.control.KeyValueReply.Unchanged;
import io.yarnsubmit.seeds.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Many clients and executors by chance, compared with a map: each request is answered once, and by what the map has. */
class KeyValueSimulationTest {
    private static final Seeds SEEDS = Seeds.of(200, 2_000);
    private static final int STEPS = 400;

    @Test
    void storeIsAsAMap_andEveryRequestIsAnsweredOnce() {
        SEEDS.forEach(seed -> {
            Story story = new Story(seed);
            try {
                story.play();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(Seeds.repeat(seed) + "\n" + story.trace(), e);
            }
        });
    }

    private static final class Story {
        final Random random;
        final KeyValueCore core = new KeyValueCore(KeyValueLimits.USUAL);
        final Map<String, KeyValueEntry> model = new HashMap<>();
        final Set<Integer> live = new HashSet<>();
        final Map<Long, Wait> open = new HashMap<>();
        final List<String> trace = new ArrayList<>();
        Instant now = Instant.EPOCH;
        long request;
        long revision;

        record Wait(String key, long known, Instant deadline) {}

        Story(long seed) {
            random = new Random(seed);
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                event();
                check();
            }
            now = now.plusSeconds(1_000);
            answered(core.tick(now));
            assertThat(open).as(this::trace).isEmpty();
        }

        String trace() {
            return String.join("\n", trace);
        }

        void event() {
            String key = "k" + random.nextInt(4);
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> put(key);
                case 3 -> remove(key);
                case 4, 5, 6 -> await(key);
                case 7 -> {
                    int executor = random.nextInt(3);
                    live.add(executor);
                    core.executorJoined(executor);
                }
                case 8 -> gone(random.nextInt(3));
                default -> {
                    now = now.plusMillis(random.nextInt(5_000));
                    answered(core.tick(now));
                }
            }
        }

        KeyValueCondition condition(String key) {
            KeyValueEntry entry = model.get(key);
            return switch (random.nextInt(4)) {
                case 0 -> new KeyValueCondition.Absent();
                case 1 -> new KeyValueCondition.IsRevision(entry == null ? 1 : entry.revision());
                case 2 -> new KeyValueCondition.IsRevision(1 + random.nextInt(50));
                default -> new KeyValueCondition.Always();
            };
        }

        void put(String key) {
            KeyValueCondition condition = condition(key);
            OptionalInt owner = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(3));
            ByteString value = ByteString.copyFromUtf8("v" + random.nextInt());
            KeyValueEntry old = model.get(key);
            KeyValueReply expected;
            if (!condition.holds(old)) {
                expected = new Conflict(old == null ? 0 : old.revision());
            } else if (owner.isPresent() && !live.contains(owner.getAsInt())) {
                expected = new NoSuchOwner(owner.getAsInt());
            } else {
                revision++;
                model.put(key, new KeyValueEntry(key, value, revision, owner));
                expected = new Stored(revision);
            }
            own(
                    "put " + key + " " + condition + " " + owner,
                    core.put(++request, key, value, condition, owner),
                    expected);
        }

        void remove(String key) {
            KeyValueCondition condition = condition(key);
            KeyValueEntry old = model.get(key);
            KeyValueReply expected = new Missing();
            if (old != null && condition.holds(old)) {
                model.remove(key);
                revision++;
                expected = new Removed();
            } else if (old != null) {
                expected = new Conflict(old.revision());
            }
            own("remove " + key + " " + condition, core.remove(++request, key, condition), expected);
        }

        void gone(int executor) {
            live.remove(executor);
            int before = model.size();
            model.values().removeIf(entry -> entry.owner().equals(OptionalInt.of(executor)));
            revision += before - model.size();
            trace.add("gone " + executor);
            answered(core.executorGone(executor));
        }

        void await(String key) {
            long known = random.nextBoolean() ? 0 : random.nextInt((int) revision + 1);
            Wait wait = new Wait(key, known, now.plusMillis(random.nextInt(20_000)));
            open.put(++request, wait);
            trace.add("await " + request + " " + wait);
            answered(core.await(request, key, known, wait.deadline(), now));
        }

        void own(String event, List<KeyValueAnswer> answers, KeyValueReply expected) {
            trace.add(event + " -> " + expected);
            assertThat(answers).as(this::trace).first().isEqualTo(new KeyValueAnswer(request, expected));
            answered(answers.subList(1, answers.size()));
        }

        void answered(List<KeyValueAnswer> answers) {
            for (KeyValueAnswer answer : answers) {
                Wait wait = open.remove(answer.request());
                assertThat(wait).as("asked once, answered once\n" + trace()).isNotNull();
                KeyValueEntry entry = model.get(wait.key());
                KeyValueReply reply = answer.reply();
                if (reply instanceof Found found) {
                    assertThat(found.entry()).as(this::trace).isEqualTo(entry);
                    assertThat(found.entry().revision()).as(this::trace).isGreaterThan(wait.known());
                } else if (reply instanceof Unchanged) {
                    assertThat(entry.revision()).as(this::trace).isLessThanOrEqualTo(wait.known());
                    assertThat(now).as(this::trace).isAfterOrEqualTo(wait.deadline());
                } else {
                    assertThat(reply).as(this::trace).isEqualTo(new Missing());
                    assertThat(entry).as(this::trace).isNull();
                    assertThat(wait.known() > 0 || !now.isBefore(wait.deadline()))
                            .as(this::trace)
                            .isTrue();
                }
            }
        }

        /** No request waits for what is there already. */
        void check() {
            assertThat(core.list("")).as(this::trace).containsExactlyInAnyOrderElementsOf(model.values());
            open.forEach((id, wait) -> {
                KeyValueEntry entry = model.get(wait.key());
                assertThat(entry == null ? wait.known() == 0 : entry.revision() <= wait.known())
                        .as("request " + id + " waits in vain\n" + trace())
                        .isTrue();
            });
        }
    }
}
