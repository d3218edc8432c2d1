package io.yarnsubmit.driver.jobs;

import java.util.Map;

/**
 * An attempt that was successful.
 *
 * @param number which of those that began it was, from 1
 * @param micros how long it took there
 * @param counters what it counted
 */
public record SuccessfulAttempt(int executorId, int number, long micros, Map<String, Long> counters) {}
