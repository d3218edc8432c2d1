package io.yarnsubmit.client.relay;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A story that chance tells: drivers that write and end or are killed, ApplicationMasters that can be reached or not, logs that
 * are there, late, cut or away, and a reader that is quick, slow, stalled or gone.
 */
final class RelayStory {
    private static final int MOST_STEPS = 4_000;
    private static final int LONGEST_OUTPUT = 2_000;
    private static final int LONGEST_TAIL = 200;

    private final Random random;
    private final RelayCore core = new RelayCore(1);
    private final List<String> trace = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final List<Gap> gaps = new ArrayList<>();
    private final boolean logsReadable;
    private final boolean readerGoes;
    private final int stalledPercent;
    private Instant now = Instant.EPOCH;
    private int current;
    private boolean connected;
    private boolean over;
    private boolean gone;
    private boolean stuck;

    /** One driver's output: what it has written is a part of what it would write. */
    private static final class Attempt {
        final byte[] all;
        int written;
        boolean ended;
        boolean killed;
        boolean met;
        boolean skipped;

        Attempt(byte[] all) {
            this.all = all;
        }

        boolean lives() {
            return !killed;
        }
    }

    RelayStory(long seed) {
        random = new Random(seed);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            byte[] all = new byte[random.nextInt(LONGEST_OUTPUT)];
            random.nextBytes(all);
            attempts.add(new Attempt(all));
        }
        logsReadable = random.nextInt(4) > 0;
        readerGoes = random.nextInt(8) == 0;
        stalledPercent = random.nextInt(3) * 45;
    }

    String trace() {
        return String.join("\n", trace);
    }

    void tell() {
        RelayStep reading = new RelayStep.Wait();
        for (int i = 0; i < MOST_STEPS; i++) {
            now = now.plus(Duration.ofMillis(random.nextInt(80)));
            theWorldGoesOn(i);
            if (reading instanceof RelayStep.Wait) {
                reading = core.step(now);
                if (!(reading instanceof RelayStep.Wait)) {
                    trace.add(now + " " + reading);
                }
            }
            if (reading instanceof RelayStep.Finished) {
                return;
            }
            reading = read(reading);
            gaps.addAll(core.takeGaps());
        }
        stuck = true;
    }

    private void theWorldGoesOn(int step) {
        Attempt now = attempts.get(current);
        if (now.lives() && !now.ended && random.nextInt(3) == 0) {
            now.written = Math.min(now.all.length, now.written + random.nextInt(200));
            now.ended = now.written == now.all.length && random.nextInt(3) == 0;
        }
        boolean late = step > MOST_STEPS / 4;
        if (now.lives() && random.nextInt(late ? 50 : 150) == 0) {
            trace.add("attempt " + (current + 1) + " is killed");
            now.killed = true;
            disconnect();
        }
        if (now.lives() && !connected && random.nextInt(10) == 0) {
            connected = true;
            now.met = true;
            core.masterThere(current + 1);
        } else if (connected && random.nextInt(30) == 0) {
            disconnect();
        }
        if (connected && now.ended && random.nextInt(5) == 0) {
            core.driverEnded(current + 1, now.written);
        }
        if (now.killed && current + 1 < attempts.size() && !now.ended && random.nextInt(10) == 0) {
            current++;
        } else if (!over && (now.killed || now.ended) && (current + 1 == attempts.size() || now.ended) && late) {
            over(now);
        }
        if (readerGoes && !gone && step > 50 && random.nextInt(100) == 0) {
            trace.add("the reader goes");
            gone = true;
            core.unwanted();
        }
    }

    private void over(Attempt last) {
        trace.add("over");
        over = true;
        core.over(current + 1);
        if (last.ended && random.nextBoolean()) {
            int from = Math.max(0, last.written - random.nextInt(LONGEST_TAIL));
            core.tailLeft(Arrays.copyOfRange(last.all, from, last.written), last.written);
        }
        if (last.ended && random.nextBoolean()) {
            last.killed = true;
            disconnect();
        }
    }

    private void disconnect() {
        connected = false;
        core.masterGone();
    }

    /** One look at the source; what is still to be done. */
    private RelayStep read(RelayStep step) {
        if (step instanceof RelayStep.ReadMaster master) {
            return readMaster(master);
        }
        if (step instanceof RelayStep.ReadLog log) {
            return readLog(log);
        }
        if (step instanceof RelayStep.ShowTail tail) {
            show(tail.bytes());
            core.readingEnded();
            return new RelayStep.Wait();
        }
        return step;
    }

    private RelayStep readMaster(RelayStep.ReadMaster step) {
        Attempt from = attempts.get(step.attempt() - 1);
        if (gone || !connected || step.attempt() != current + 1 || random.nextInt(40) == 0) {
            core.readingFailed("broken", now);
            return new RelayStep.Wait();
        }
        if (from.ended && step.offset() == from.written) {
            core.readingEnded();
            return new RelayStep.Wait();
        }
        return new RelayStep.ReadMaster(step.attempt(), step.offset() + showSome(from, step.offset()));
    }

    private RelayStep readLog(RelayStep.ReadLog step) {
        Attempt from = attempts.get(step.attempt() - 1);
        if (gone || !logsReadable || random.nextInt(60) == 0) {
            from.skipped = !from.met && step.offset() == 0 && !step.patient();
            core.readingFailed("the log is away", now);
            return new RelayStep.Wait();
        }
        if (step.offset() == from.written) {
            core.readingEnded();
            return new RelayStep.Wait();
        }
        return new RelayStep.ReadLog(step.attempt(), step.offset() + showSome(from, step.offset()), step.patient());
    }

    private int showSome(Attempt from, long offset) {
        int there = from.written - (int) offset;
        if (there == 0 || random.nextInt(100) < stalledPercent) {
            return 0;
        }
        int count = 1 + random.nextInt(there);
        show(Arrays.copyOfRange(from.all, (int) offset, (int) offset + count));
        return count;
    }

    private void show(byte[] bytes) {
        shown.writeBytes(bytes);
        core.shown(bytes.length);
    }

    /** Empty when all is as it is to be. */
    String problem() {
        if (stuck) {
            return "it never finishes";
        }
        byte[] expected = expected();
        byte[] actual = shown.toByteArray();
        if (gone) {
            boolean isBeginning =
                    actual.length <= expected.length && Arrays.equals(actual, Arrays.copyOf(expected, actual.length));
            return isBeginning ? "" : "what the reader got is no beginning";
        }
        return Arrays.equals(actual, expected) ? "" : actual.length + " bytes instead of " + expected.length;
    }

    private int attemptNumber(Attempt attempt) {
        return attempts.indexOf(attempt) + 1;
    }

    /** All that was written, but for what was named as missing. */
    private byte[] expected() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int number = 1; number <= current + 1; number++) {
            Attempt attempt = attempts.get(number - 1);
            int position = attempt.skipped && gaps.stream().noneMatch(gap -> gap.attempt() == attemptNumber(attempt))
                    ? attempt.written
                    : 0;
            for (Gap gap : gaps) {
                if (gap.attempt() == number) {
                    all.write(attempt.all, position, (int) gap.offset() - position);
                    position = gap.bytes().isPresent()
                            ? (int) (gap.offset() + gap.bytes().getAsLong())
                            : attempt.written;
                }
            }
            all.write(attempt.all, position, attempt.written - position);
        }
        return all.toByteArray();
    }
}
