package io.yarnsubmit.client.explain;

/**
 * One attempt to run the ApplicationMaster.
 *
 * @param number 1 for the first
 * @param failed whether it has ended, and not well
 * @param host where its container is; empty as long as it has none
 * @param container the ApplicationMaster's; empty as long as there is none
 * @param diagnostics in YARN's words
 */
public record AttemptFacts(int number, boolean failed, String host, String container, String diagnostics) {}
