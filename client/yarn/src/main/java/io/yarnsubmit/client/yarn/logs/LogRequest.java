package io.yarnsubmit.client.yarn.logs;

import java.util.Optional;

/**
 * Which logs are wanted, and how.
 *
 * @param follow whether to go on until the application has ended
 * @param out the directory that whole files are copied to; empty: lines are printed
 */
public record LogRequest(LogSelection selection, ShownLines shown, boolean follow, Optional<String> out) {}
