package io.yarnsubmit.client.follow;

/**
 * Why an application is not started yet.
 *
 * @param code stays the same while figures change
 * @param gist for a live line, a few words
 * @param text the full sentence, with what can be done about it
 */
public record WaitingCause(String code, String gist, String text) {}
