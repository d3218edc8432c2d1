package io.yarnsubmit.client.yarn.logs;

import java.util.Optional;

/**
 * The end of a log file.
 *
 * @param text what was read; empty if nothing could be read
 * @param reason why it could not be read, as a clause; empty if it could
 */
public record LogTail(Optional<String> text, String reason) {}
