package io.yarnsubmit.client;

/**
 * How an application ended.
 *
 * @param state one of the final ones
 * @param exitCode the exit status of the command: the driver's own, or one of 123 and above
 * @param diagnostics why it ended; empty if that is not known
 */
public record ApplicationResult(ApplicationState state, int exitCode, String diagnostics) {}
