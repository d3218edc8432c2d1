package io.yarnsubmit.it.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** The sums of blocks, in a file that outlives the driver. */
final class Ledger {
    private final Path file;
    private final Map<Integer, Long> sums = new HashMap<>();

    private Ledger(Path file) {
        this.file = file;
    }

    static Ledger open(Path file) throws IOException {
        Ledger ledger = new Ledger(file);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ");
                ledger.sums.put(Integer.valueOf(words[0]), Long.valueOf(words[1]));
            }
        }
        return ledger;
    }

    void add(int block, long sum) throws IOException {
        sums.put(block, sum);
        // In one piece: this driver may be killed at any time.
        Files.writeString(file, block + " " + sum + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    boolean has(int block) {
        return sums.containsKey(block);
    }

    int size() {
        return sums.size();
    }

    long sum() {
        return sums.values().stream().mapToLong(Long::longValue).sum();
    }
}
