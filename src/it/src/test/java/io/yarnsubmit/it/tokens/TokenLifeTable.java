package io.yarnsubmit.it.tokens;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What came of tokens, to be read by people. */
final class TokenLifeTable {
    private final List<String> rows = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> withoutNewTokens = new ArrayList<>();

    void add(LongRun run) throws IOException {
        List<TokensSeen> processes = run.tokens();
        Set<Integer> all = new TreeSet<>();
        processes.forEach(process -> all.addAll(process.used()));
        int first = all.stream().findFirst().orElse(0);
        long renewed =
                processes.stream().filter(process -> process.used().size() > 1).count();
        long late = processes.stream()
                .filter(process -> !process.isDriver() && !process.used().contains(first))
                .count();
        run.failures().forEach(failure -> failures.add(run.login() + ": " + failure));
        // Each process lives for longer than a token, or begins with a later one.
        processes.stream()
                .filter(process -> process.used().equals(Set.of(first)))
                .forEach(process -> withoutNewTokens.add(run.login() + ": " + process));
        rows.add(String.format(
                Locale.ROOT,
                "%-28s %6d %7d %10d %15d %9d %8d",
                run.login(),
                run.state().rounds(),
                all.size(),
                processes.size(),
                renewed,
                late,
                run.failures().size()));
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    List<String> withoutNewTokens() {
        return List.copyOf(withoutNewTokens);
    }

    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "%-28s %6s %7s %10s %15s %9s %8s%n",
                        "",
                        "rounds",
                        "tokens",
                        "processes",
                        "got new tokens",
                        "late",
                        "failures")
                + String.join("\n", rows);
    }
}
