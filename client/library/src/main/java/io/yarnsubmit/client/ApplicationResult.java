package io.yarnsubmit.client;

/**
 * How an application ended.
 *
 * @param state one of the final ones
 * @param exitCode what the command would have ended with: the driver's own, or one of 123 and above
 * @param diagnostics why, where that is known; else empty
 */
public record ApplicationResult(ApplicationState state, int exitCode, String diagnostics) {}
