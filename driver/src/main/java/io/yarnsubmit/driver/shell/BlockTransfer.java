package io.yarnsubmit.driver.shell;

import io.yarnsubmit.driver.broadcast.ServedBlocks;

/**
 * How values that are too large for a message are exchanged with executors.
 *
 * @param fetcher fetches outputs that executors keep
 * @param served functions and inputs that executors fetch
 * @param mostBytes how many bytes of results outside jobs are fetched at the same time
 */
public record BlockTransfer(OutputFetcher fetcher, ServedBlocks served, long mostBytes) {}
