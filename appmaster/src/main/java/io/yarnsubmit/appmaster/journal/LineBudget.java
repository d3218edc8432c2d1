package io.yarnsubmit.appmaster.journal;

import io.yarnsubmit.protocol.journal.JournalKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits the lines of each kind in the journal: beyond the limit, events of that kind are only counted. The limit is per
 * kind, so that the starts of very many executors leave room for the end of the application. Pure.
 */
final class LineBudget {
    private final int most;
    private final Map<JournalKind, Integer> seen = new EnumMap<>(JournalKind.class);
    private int untold;

    /** @param most lines of each kind */
    LineBudget(int most) {
        this.most = most;
    }

    /** Whether this event gets a line. */
    boolean allows(JournalKind kind) {
        return seen.merge(kind, 1, Integer::sum) <= most || skip();
    }

    private boolean skip() {
        untold++;
        return false;
    }

    /** Whether there are counts that {@link #notShown} has not returned. */
    boolean hasUntold() {
        return untold > 0;
    }

    /** How many events of each kind have no line. */
    Map<String, Integer> notShown() {
        untold = 0;
        Map<String, Integer> counts = new LinkedHashMap<>();
        seen.forEach((kind, count) -> {
            if (count > most) {
                counts.put(kind.label(), count - most);
            }
        });
        return counts;
    }
}
