package io.yarnsubmit.client.yarn.logs;

import java.util.Optional;

/**
 * The end of a log file.
 *
 * @param text what was read; empty when nothing could be
 * @param reason why not, as a clause for a sentence; an empty string when it could
 */
public record LogTail(Optional<String> text, String reason) {}
