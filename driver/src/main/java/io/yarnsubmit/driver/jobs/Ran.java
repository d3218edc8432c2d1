package io.yarnsubmit.driver.jobs;

import java.util.Map;

/**
 * An attempt that was successful.
 *
 * @param attempt which of those that began it was, from 1
 * @param micros how long it took there
 * @param counters what it counted
 */
public record Ran(int executorId, int attempt, long micros, Map<String, Long> counters) {}
