package io.yarnsubmit.driver.jobs;

import java.util.Map;

/**
 * An attempt of a task that succeeded.
 *
 * @param number the number of the attempt, from 1, counting only attempts that began
 * @param micros how long it took on the executor
 * @param counters the values of its counters
 */
public record SuccessfulAttempt(int executorId, int number, long micros, Map<String, Long> counters) {}
