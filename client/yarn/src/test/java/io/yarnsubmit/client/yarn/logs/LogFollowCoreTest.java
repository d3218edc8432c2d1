package io.yarnsubmit.client.yarn.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A growing file is taken whole and once, however it grows and wherever an answer breaks off. */
class LogFollowCoreTest {
    private final StringBuilder file = new StringBuilder();
    private final StringBuilder taken = new StringBuilder();
    private long transferred;

    /** What a NodeManager does: the last bytes, at most so many. */
    private boolean answer(LogFollowCore core, int mostBytes) {
        int shown = (int) Math.min(file.length(), -core.size());
        int offset = file.length() - shown;
        String answer = file.substring(offset);
        core.begin(offset, file.length());
        int sent = 0;
        while (sent < answer.length() && sent < mostBytes) {
            int count = Math.min(100, Math.min(answer.length(), mostBytes) - sent);
            int skipped = core.bytes(count);
            taken.append(answer, sent + skipped, sent + count);
            sent += count;
            transferred += count;
        }
        return sent == answer.length() && core.end();
    }

    private void poll(LogFollowCore core) {
        int asks = 1;
        while (answer(core, Integer.MAX_VALUE)) {
            assertThat(++asks).isLessThan(3);
        }
    }

    @Test
    void whatIsThere_isTaken_thenWhatIsNew() {
        LogFollowCore core = new LogFollowCore(0);
        file.append("one\n");
        poll(core);
        file.append("two\n");
        poll(core);

        assertThat(taken.toString()).isEqualTo("one\ntwo\n");
    }

    @Test
    void moreThanWasAskedFor_isAskedForAgain() {
        LogFollowCore core = new LogFollowCore(4);
        file.append("one\n").append("x".repeat(5 * LogFollowCore.LEAST));
        poll(core);

        assertThat(taken.toString()).isEqualTo("x".repeat(5 * LogFollowCore.LEAST));
    }

    @Test
    void aFileThatIsBegunAnew_isTakenFromItsBeginning() {
        LogFollowCore core = new LogFollowCore(0);
        file.append("old and long\n");
        poll(core);
        file.setLength(0);
        file.append("new\n");
        poll(core);

        assertThat(taken.toString()).isEqualTo("old and long\nnew\n");
        assertThat(core.restarted()).isTrue();
    }

    @Test
    void aQuietFile_costsLittle() {
        LogFollowCore core = new LogFollowCore(0);
        file.append("y".repeat(1 << 20));
        poll(core);
        poll(core);
        transferred = 0;
        for (int i = 0; i < 10; i++) {
            poll(core);
        }

        assertThat(transferred).isEqualTo(10L * LogFollowCore.LEAST);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverHappens_nothingIsLostOrComesTwice(long seed) {
        Random random = new Random(seed);
        LogFollowCore core = new LogFollowCore(0);
        for (int round = 0; round < 200; round++) {
            int grows = random.nextInt(10) == 0 ? random.nextInt(100_000) : random.nextInt(300);
            for (int i = 0; i < grows; i++) {
                file.append((char) ('a' + random.nextInt(26)));
            }
            if (random.nextInt(5) == 0) {
                answer(core, random.nextInt(2_000));
            } else {
                poll(core);
            }
        }
        poll(core);

        assertThat(taken.toString()).as("seed " + seed).isEqualTo(file.toString());
    }
}
