package io.yarnsubmit.it.chaos;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the driver of a {@link io.yarnsubmit.it.programs.LongJob} last wrote of itself.
 *
 * @param attempt of the application that it was started by
 * @param requested how many executors it wants
 * @param results how many blocks are done
 * @param executors the ids of those that are registered, and how many results each has brought
 */
record JobState(int attempt, int requested, int results, Map<Integer, Integer> executors) {
    static final JobState NONE = new JobState(0, 0, 0, Map.of());

    JobState {
        executors = Map.copyOf(executors);
    }

    static JobState parse(String text) {
        String[] words = text.strip().split(" ");
        Map<Integer, Integer> executors = new TreeMap<>();
        for (int i = 3; i < words.length; i++) {
            String[] parts = words[i].split(":");
            executors.put(Integer.valueOf(parts[0]), Integer.valueOf(parts[1]));
        }
        return new JobState(
                Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]), executors);
    }

    int highestExecutor() {
        return executors.keySet().stream().max(Integer::compare).orElse(0);
    }

    /**
     * Whether all executors that are wanted are there, and each has brought results since.
     *
     * @param before an earlier state
     */
    boolean isFullAndWorkingSince(JobState before) {
        return requested > 0
                && executors.size() == requested
                && executors.entrySet().stream()
                        .allMatch(executor -> executor.getValue() > before.resultsOf(executor.getKey(), attempt));
    }

    /** What a driver that began anew counts begins at zero. */
    private int resultsOf(int executor, int inAttempt) {
        return attempt == inAttempt ? executors.getOrDefault(executor, 0) : 0;
    }
}
