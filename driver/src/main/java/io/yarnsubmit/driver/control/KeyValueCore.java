package io.yarnsubmit.driver.control;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.control.KeyValueReply.Conflict;
import io.yarnsubmit.driver.control.KeyValueReply.Found;
import io.yarnsubmit.driver.control.KeyValueReply.Full;
import io.yarnsubmit.driver.control.KeyValueReply.Missing;
import io.yarnsubmit.driver.control.KeyValueReply.NoSuchOwner;
import io.yarnsubmit.driver.control.KeyValueReply.Removed;
import io.yarnsubmit.driver.control.KeyValueReply.Stored;
import io.yarnsubmit.driver.control.KeyValueReply.Unchanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The application's key-value store. Single-threaded, no I/O, no clock.
 *
 * <pre>
 * event             what follows
 * ----------------  -------------------------------------------------------------------------------------------------
 * put               stored under the next revision if the condition holds and there is room; waits for the key end
 * remove            removed if the condition holds; waits that know a revision of the key end
 * await             answered at once if the value is newer than the revision that the request knows, or if that
 *                   revision is gone; otherwise when that becomes so, or at the deadline. A request that knows none
 *                   (0) waits until there is a value
 * executor joined   it may own values
 * executor asked    the same, because its request may overtake the news of it; but not when it is gone
 * executor gone     the values that it owns are removed, as by remove
 * tick              waits whose deadline has come end
 * </pre>
 */
final class KeyValueCore {
    private final KeyValueLimits limits;
    private final TreeMap<String, KeyValueEntry> entries = new TreeMap<>();
    private final Map<String, Map<Long, Wait>> waits = new HashMap<>();
    private final TreeSet<Wait> byDeadline =
            new TreeSet<>(Comparator.comparing(Wait::deadline).thenComparing(Wait::request));
    private final Set<Integer> owners = new HashSet<>();
    private final BitSet gone = new BitSet();
    private long revision;
    private long bytes;

    private record Wait(long request, String key, long known, Instant deadline) {}

    KeyValueCore(KeyValueLimits limits) {
        this.limits = limits;
    }

    /** The values whose keys begin so, in the order of their keys. */
    List<KeyValueEntry> list(String prefix) {
        List<KeyValueEntry> found = new ArrayList<>();
        for (KeyValueEntry entry : entries.tailMap(prefix, true).values()) {
            if (!entry.key().startsWith(prefix)) {
                break;
            }
            found.add(entry);
        }
        return found;
    }

    /** Stores a value. */
    List<KeyValueAnswer> put(
            long request, String key, ByteString value, KeyValueCondition condition, OptionalInt owner) {
        KeyValueEntry old = entries.get(key);
        if (!condition.holds(old)) {
            return List.of(new KeyValueAnswer(request, new Conflict(old == null ? 0 : old.revision())));
        }
        if (owner.isPresent() && !owners.contains(owner.getAsInt())) {
            return List.of(new KeyValueAnswer(request, new NoSuchOwner(owner.getAsInt())));
        }
        long after = bytes + value.size() - (old == null ? 0 : old.value().size());
        Optional<String> problem = problem(key, value, old, after);
        if (problem.isPresent()) {
            return List.of(new KeyValueAnswer(request, new Full(problem.get())));
        }
        KeyValueEntry stored = new KeyValueEntry(key, value, ++revision, owner);
        entries.put(key, stored);
        bytes = after;
        List<KeyValueAnswer> answers = new ArrayList<>();
        answers.add(new KeyValueAnswer(request, new Stored(revision)));
        endWaits(key, wait -> true, answers);
        return answers;
    }

    private Optional<String> problem(String key, ByteString value, @Nullable KeyValueEntry old, long after) {
        if (key.length() > limits.keyCharacters()) {
            return Optional.of("the key has " + key.length() + " characters; it may have " + limits.keyCharacters());
        }
        if (value.size() > limits.valueBytes()) {
            return Optional.of("the value has " + value.size() + " bytes; it may have " + limits.valueBytes());
        }
        if (old == null && entries.size() >= limits.keys()) {
            return Optional.of("there are " + entries.size() + " keys, and no room for another; remove some");
        }
        return after > limits.totalBytes()
                ? Optional.of("all values together would have " + after + " bytes; they may have " + limits.totalBytes()
                        + ". Remove some")
                : Optional.empty();
    }

    /** Removes a value. */
    List<KeyValueAnswer> remove(long request, String key, KeyValueCondition condition) {
        KeyValueEntry old = entries.get(key);
        if (old == null) {
            return List.of(new KeyValueAnswer(request, new Missing()));
        }
        if (!condition.holds(old)) {
            return List.of(new KeyValueAnswer(request, new Conflict(old.revision())));
        }
        List<KeyValueAnswer> answers = new ArrayList<>();
        answers.add(new KeyValueAnswer(request, new Removed()));
        remove(old, answers);
        return answers;
    }

    private void remove(KeyValueEntry old, List<KeyValueAnswer> answers) {
        entries.remove(old.key());
        bytes -= old.value().size();
        revision++;
        endWaits(old.key(), wait -> wait.known() > 0, answers);
    }

    /** Reads a value. */
    List<KeyValueAnswer> get(long request, String key) {
        return List.of(new KeyValueAnswer(request, current(key, 0)));
    }

    /**
     * Waits for a value.
     *
     * @param known the revision of the value that is known; 0 if there is none
     */
    List<KeyValueAnswer> await(long request, String key, long known, Instant deadline, Instant now) {
        KeyValueEntry entry = entries.get(key);
        boolean answered = entry == null ? known > 0 : entry.revision() > known;
        if (answered || !now.isBefore(deadline)) {
            return List.of(new KeyValueAnswer(request, current(key, known)));
        }
        if (byDeadline.size() >= limits.waits()) {
            return List.of(new KeyValueAnswer(
                    request,
                    new Full("there are " + byDeadline.size() + " waiting requests, and no room for another")));
        }
        Wait wait = new Wait(request, key, known, deadline);
        waits.computeIfAbsent(key, unused -> new LinkedHashMap<>()).put(request, wait);
        byDeadline.add(wait);
        return List.of();
    }

    private KeyValueReply current(String key, long known) {
        KeyValueEntry entry = entries.get(key);
        if (entry == null) {
            return new Missing();
        }
        return known > 0 && entry.revision() <= known ? new Unchanged(entry.revision()) : new Found(entry);
    }

    /** An executor is there. */
    void executorJoined(int executor) {
        owners.add(executor);
    }

    /** An executor's own request is here. It is there, unless it is gone: then the request is a late one. */
    void executorAsked(int executor) {
        if (!gone.get(executor)) {
            owners.add(executor);
        }
    }

    /** An executor is gone. */
    List<KeyValueAnswer> executorGone(int executor) {
        owners.remove(executor);
        gone.set(executor);
        List<KeyValueAnswer> answers = new ArrayList<>();
        entries.values().stream()
                .filter(entry -> entry.owner().equals(OptionalInt.of(executor)))
                .toList()
                .forEach(entry -> remove(entry, answers));
        return answers;
    }

    /** Time passes. */
    List<KeyValueAnswer> tick(Instant now) {
        List<KeyValueAnswer> answers = new ArrayList<>();
        while (!byDeadline.isEmpty() && !now.isBefore(byDeadline.first().deadline())) {
            endWaits(byDeadline.first().key(), wait -> !now.isBefore(wait.deadline()), answers);
        }
        return answers;
    }

    /** When the next wait ends. */
    Optional<Instant> nextDeadline() {
        return byDeadline.isEmpty()
                ? Optional.empty()
                : Optional.of(byDeadline.first().deadline());
    }

    private void endWaits(String key, Predicate<Wait> which, List<KeyValueAnswer> answers) {
        Map<Long, Wait> ofKey = waits.getOrDefault(key, new LinkedHashMap<>());
        ofKey.values().removeIf(wait -> {
            boolean ends = which.test(wait);
            if (ends) {
                byDeadline.remove(wait);
                answers.add(new KeyValueAnswer(wait.request(), current(key, wait.known())));
            }
            return ends;
        });
        if (ofKey.isEmpty()) {
            waits.remove(key);
        }
    }
}
