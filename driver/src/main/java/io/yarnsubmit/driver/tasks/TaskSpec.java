package io.yarnsubmit.driver.tasks;

import com.google.protobuf.ByteString;

/**
 * A task as it was submitted.
 *
 * @param id grows over the process's life
 * @param input of its function, serialized; empty for a task that takes none
 */
public record TaskSpec(long id, ByteString input) {}
