package io.yarnsubmit.appmaster.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes steps out of a failing script, in ever smaller pieces, as long as it still fails. */
final class ScriptShortener {
    private static final int MOST_RUNS = 3000;

    private ScriptShortener() {}

    static <T> List<T> shorten(List<T> script, Predicate<List<T>> fails) {
        List<T> shortest = script;
        int runs = 0;
        for (int piece = script.size() / 2; piece > 0; piece = piece > 1 ? piece / 2 : 0) {
            boolean again = true;
            while (again) {
                again = false;
                for (int from = 0; from < shortest.size() && runs < MOST_RUNS; runs++) {
                    List<T> without = new ArrayList<>(shortest.subList(0, from));
                    without.addAll(shortest.subList(Math.min(shortest.size(), from + piece), shortest.size()));
                    if (fails.test(without)) {
                        shortest = without;
                        again = piece == 1;
                    } else {
                        from += piece;
                    }
                }
            }
        }
        return shortest;
    }
}
