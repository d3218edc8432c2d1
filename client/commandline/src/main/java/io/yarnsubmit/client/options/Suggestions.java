package io.yarnsubmit.client.options;

import static java.util.Locale.ROOT;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what the user may have meant: names a few typing errors away; names of which one is a prefix of the other; and
 * names that have all the words of the typed one, in any order.
 */
public final class Suggestions {
    private static final int MOST = 3;
    private static final int NO_MATCH = Integer.MAX_VALUE;

    private Suggestions() {}

    /** The best candidates, best first, at most three. */
    public static List<String> near(String typed, Collection<String> candidates) {
        List<Scored> scored = candidates.stream()
                .map(candidate -> new Scored(candidate, score(plain(typed), plain(candidate))))
                .filter(candidate -> candidate.score() < NO_MATCH)
                .sorted(Comparator.comparingInt(Scored::score))
                .toList();
        // A clear winner stands alone; names that merely share the words stand beside each other.
        return scored.stream()
                .filter(candidate -> candidate.score() == scored.get(0).score())
                .limit(MOST)
                .map(Scored::candidate)
                .toList();
    }

    /** {@code ": did you mean 'a' or 'b'?"}, or the empty string if nothing is similar. */
    public static String question(List<String> suggestions) {
        if (suggestions.isEmpty()) {
            return "";
        }
        List<String> quoted = suggestions.stream().map(each -> "'" + each + "'").toList();
        int last = quoted.size() - 1;
        String all = last == 0 ? quoted.get(0) : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
        return ": did you mean " + all + "?";
    }

    /** Lower is more similar. Each typing error counts 10, so that the other kinds fit between. */
    private static int score(String typed, String candidate) {
        String bareTyped = typed.replace(" ", "");
        String bareCandidate = candidate.replace(" ", "");
        int errors = errors(bareTyped, bareCandidate);
        if (errors <= Math.max(1, bareTyped.length() / 4)) {
            return 10 * errors;
        }
        if (bareTyped.length() >= 3 && bareCandidate.startsWith(bareTyped)) {
            return 15;
        }
        if (bareCandidate.length() >= 4
                && bareTyped.startsWith(bareCandidate)
                && bareTyped.length() - bareCandidate.length() <= 3) {
            return 16;
        }
        Set<String> typedWords = words(typed);
        if (bareTyped.length() >= 3 && words(candidate).containsAll(typedWords)) {
            return 25;
        }
        return NO_MATCH;
    }

    /** Lower case, words of {@code --executor-memory} and {@code driver.memoryOverhead} separated by blanks. */
    private static String plain(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .trim();
    }

    private static Set<String> words(String plain) {
        return Arrays.stream(plain.split(" ")).collect(Collectors.toSet());
    }

    /** How many characters must be put in, left out, replaced or swapped with their neighbour to get from a to b. */
    private static int errors(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }

    private record Scored(String candidate, int score) {}
}
