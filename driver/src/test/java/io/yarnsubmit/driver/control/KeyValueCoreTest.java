package io.yarnsubmit.driver.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.control.KeyValueCondition.Absent;
import io.yarnsubmit.driver.control.KeyValueCondition.Always;
import io.yarnsubmit.driver.control.KeyValueCondition.IsRevision;
import io.yarnsubmit.driver.control.KeyValueReply.Conflict;
import io.yarnsubmit.driver.control.KeyValueReply.Found;
import io.yarnsubmit.driver.control.KeyValueReply.Full;
import io.yarnsubmit.driver.control.KeyValueReply.Missing;
import io.yarnsubmit.driver.control.KeyValueReply.NoSuchOwner;
import io.yarnsubmit.driver.control.KeyValueReply.Removed;
import io.yarnsubmit.driver.control.KeyValueReply.Stored;
import io.yarnsubmit.driver.control.KeyValueReply.Unchanged;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class KeyValueCoreTest {
    private static final Instant START = Instant.EPOCH;
    private static final Instant LATER = START.plusSeconds(30);
    private static final OptionalInt NOBODY = OptionalInt.empty();

    private final KeyValueCore core = new KeyValueCore(new KeyValueLimits(8, 10, 3, 20, 2));

    private static ByteString bytes(String text) {
        return ByteString.copyFromUtf8(text);
    }

    private static KeyValueAnswer answer(long request, KeyValueReply reply) {
        return new KeyValueAnswer(request, reply);
    }

    private static KeyValueEntry entry(String key, String value, long revision) {
        return new KeyValueEntry(key, bytes(value), revision, NOBODY);
    }

    private List<KeyValueAnswer> put(long request, String key, String value) {
        return core.put(request, key, bytes(value), new Always(), NOBODY);
    }

    @Test
    void valuesAreStored_read_andRemoved() {
        assertThat(core.get(1, "a")).containsExactly(answer(1, new Missing()));
        assertThat(put(2, "a", "x")).containsExactly(answer(2, new Stored(1)));
        assertThat(put(3, "a", "y")).containsExactly(answer(3, new Stored(2)));
        assertThat(core.get(4, "a")).containsExactly(answer(4, new Found(entry("a", "y", 2))));
        assertThat(core.remove(5, "a", new Always())).containsExactly(answer(5, new Removed()));
        assertThat(core.remove(6, "a", new Always())).containsExactly(answer(6, new Missing()));
        assertThat(put(7, "a", "z")).as("a removal has a revision too").containsExactly(answer(7, new Stored(4)));
    }

    @Test
    void comparison_decidesWhetherAChangeIsMade() {
        assertThat(core.put(1, "a", bytes("x"), new IsRevision(1), NOBODY)).containsExactly(answer(1, new Conflict(0)));
        assertThat(core.put(2, "a", bytes("x"), new Absent(), NOBODY)).containsExactly(answer(2, new Stored(1)));
        assertThat(core.put(3, "a", bytes("y"), new Absent(), NOBODY)).containsExactly(answer(3, new Conflict(1)));
        assertThat(core.put(4, "a", bytes("y"), new IsRevision(1), NOBODY)).containsExactly(answer(4, new Stored(2)));
        assertThat(core.put(5, "a", bytes("z"), new IsRevision(1), NOBODY)).containsExactly(answer(5, new Conflict(2)));
        assertThat(core.remove(6, "a", new IsRevision(1))).containsExactly(answer(6, new Conflict(2)));
        assertThat(core.remove(7, "a", new IsRevision(2))).containsExactly(answer(7, new Removed()));
    }

    @Test
    void waitForAValue_endsWithIt() {
        assertThat(core.await(1, "a", 0, LATER, START)).isEmpty();
        assertThat(put(2, "b", "other")).containsExactly(answer(2, new Stored(1)));
        assertThat(put(3, "a", "x"))
                .containsExactly(answer(3, new Stored(2)), answer(1, new Found(entry("a", "x", 2))));
        assertThat(core.tick(LATER)).isEmpty();
        assertThat(core.nextDeadline()).isEmpty();
    }

    @Test
    void waitForAChange_endsWithTheNextValue_orWithItsRemoval() {
        put(1, "a", "x");

        assertThat(core.await(2, "a", 1, LATER, START)).isEmpty();
        assertThat(put(3, "a", "y")).contains(answer(2, new Found(entry("a", "y", 2))));
        assertThat(core.await(4, "a", 1, LATER, START)).containsExactly(answer(4, new Found(entry("a", "y", 2))));
        assertThat(core.await(5, "a", 2, LATER, START)).isEmpty();
        assertThat(core.remove(6, "a", new Always()))
                .containsExactly(answer(6, new Removed()), answer(5, new Missing()));
        assertThat(core.await(7, "a", 2, LATER, START)).containsExactly(answer(7, new Missing()));
    }

    @Test
    void waitsEndAtTheirDeadlines() {
        put(1, "a", "x");
        core.await(2, "a", 1, LATER, START);
        core.await(3, "b", 0, LATER.plusSeconds(1), START);

        assertThat(core.nextDeadline()).contains(LATER);
        assertThat(core.tick(LATER.minusMillis(1))).isEmpty();
        assertThat(core.tick(LATER)).containsExactly(answer(2, new Unchanged(1)));
        assertThat(core.tick(LATER.plusSeconds(1))).containsExactly(answer(3, new Missing()));
        assertThat(core.await(4, "a", 1, START, START)).containsExactly(answer(4, new Unchanged(1)));
    }

    @Test
    void executorsEnd_removesWhatItOwns() {
        core.executorJoined(7);
        assertThat(core.put(1, "a", bytes("x"), new Always(), OptionalInt.of(8)))
                .containsExactly(answer(1, new NoSuchOwner(8)));
        core.put(2, "a", bytes("x"), new Always(), OptionalInt.of(7));
        core.put(3, "b", bytes("y"), new Always(), OptionalInt.of(7));
        put(4, "c", "z");
        // Who writes last owns.
        put(5, "b", "nobody's");
        core.await(6, "a", 1, LATER, START);

        assertThat(core.executorGone(7)).containsExactly(answer(6, new Missing()));
        assertThat(core.list("")).extracting(KeyValueEntry::key).containsExactly("b", "c");
        assertThat(core.put(7, "a", bytes("x"), new Always(), OptionalInt.of(7)))
                .containsExactly(answer(7, new NoSuchOwner(7)));
    }

    @Test
    void keysAreListedByPrefix_inOrder() {
        put(1, "b/2", "");
        put(2, "a", "");
        put(3, "b/1", "");

        assertThat(core.list("b/")).extracting(KeyValueEntry::key).containsExactly("b/1", "b/2");
        assertThat(core.list("c")).isEmpty();
    }

    @Test
    void limits_areNamed() {
        assertThat(put(1, "a".repeat(9), "")).satisfiesExactly(is("the key has 9 characters; it may have 8"));
        assertThat(put(2, "a", "x".repeat(11))).satisfiesExactly(is("the value has 11 bytes; it may have 10"));
        put(3, "a", "x".repeat(10));
        put(4, "b", "x".repeat(10));
        assertThat(put(5, "c", "x")).satisfiesExactly(is("all values together would have 21 bytes; they may have 20"));
        assertThat(put(6, "b", "x")).as("a smaller value takes less").containsExactly(answer(6, new Stored(3)));
        put(7, "c", "x");
        assertThat(put(8, "d", "")).satisfiesExactly(is("there are 3 keys, and no room for another"));
        core.await(9, "x", 0, LATER, START);
        core.await(10, "x", 0, LATER, START);
        assertThat(core.await(11, "x", 0, LATER, START)).satisfiesExactly(is("there are 2 waiting requests"));
        core.remove(12, "a", new Always());
        assertThat(put(13, "d", "x".repeat(10)))
                .extracting(KeyValueAnswer::reply)
                .contains(new Stored(6));
    }

    private static org.assertj.core.api.ThrowingConsumer<KeyValueAnswer> is(String text) {
        return answer -> assertThat(answer.reply())
                .isInstanceOfSatisfying(
                        Full.class, full -> assertThat(full.message()).startsWith(text));
    }
}
