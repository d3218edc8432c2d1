package io.yarnsubmit.driver.tasks;

/**
 * How many tasks are where. Cancelled ones are counted while they run, and not any more when they have ended.
 *
 * @param done ended with a value
 * @param failed ended without one
 * @param retried attempts that were lost with their executor, and are made again
 */
public record TaskCensus(int waiting, int running, long done, long failed, long retried) {}
