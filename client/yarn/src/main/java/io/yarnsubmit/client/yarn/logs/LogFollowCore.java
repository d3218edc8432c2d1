package io.yarnsubmit.client.yarn.logs;

/**
 * Follows one growing log file with as few bytes as possible, and none twice. A NodeManager gives the last n bytes of a
 * file, with its length; so the core requests about as many as it expects to be new, and takes the part of the answer that
 * follows what it has. If more is new than was requested, there is a gap: then nothing is taken, and all missing bytes are
 * requested. Pure: no I/O, no clock.
 *
 * <table>
 * <caption>An answer that begins at o and shows a file of length l, when r bytes have been taken</caption>
 * <tr><td>o &lt;= r &lt;= l</td><td>take the bytes from r on; next time ask for twice as many as were new</td></tr>
 * <tr><td>o &gt; r</td><td>gap: take nothing, ask at once for the last l - r bytes and some more</td></tr>
 * <tr><td>l &lt; r</td><td>the file was started over: r is 0 now</td></tr>
 * </table>
 */
final class LogFollowCore {
    /** Enough for what a quiet program writes in a second; a file without news costs this much. */
    static final int LEAST = 4 << 10;

    private static final int MOST_GUESSED = 1 << 20;

    private long taken;
    private long ask;
    private boolean again;
    private boolean restarted;
    private long position;
    private long before;
    private boolean taking;

    /** @param taken how many bytes of the file have been read already in another way */
    LogFollowCore(long taken) {
        this.taken = taken;
        this.ask = taken == 0 ? MOST_GUESSED : LEAST;
    }

    /** The size to request: negative, for the last bytes. */
    long size() {
        return -ask;
    }

    /** How many bytes have been taken since the file began. */
    long taken() {
        return taken;
    }

    /** An answer begins. */
    void begin(long offset, long length) {
        restarted = length < taken;
        if (restarted) {
            taken = 0;
        }
        before = taken;
        position = offset;
        taking = offset <= taken;
        again = !taking;
        if (!taking) {
            ask = length - taken + LEAST;
        }
    }

    /** Whether the file is shorter than what was read: then it is a new one, to be read from its beginning. */
    boolean restarted() {
        return restarted;
    }

    /**
     * Bytes of the answer have come.
     *
     * @return how many of them, from the beginning, to skip
     */
    int bytes(int count) {
        long from = position;
        position += count;
        if (!taking || position <= taken) {
            return count;
        }
        int skipped = (int) Math.max(0, taken - from);
        taken = position;
        return skipped;
    }

    /**
     * The answer is complete.
     *
     * @return whether to ask again at once
     */
    boolean end() {
        if (!again) {
            ask = Math.max(LEAST, Math.min(MOST_GUESSED, 2 * (taken - before)));
        }
        return again;
    }
}
