package io.yarnsubmit.driver.jobs;

import com.google.protobuf.ByteString;

/** What a task gave, wherever it is. */
public sealed interface Output {
    /** How many bytes it has. */
    long size();

    /** Here, serialized. */
    record Inline(ByteString bytes) implements Output {
        @Override
        public long size() {
            return bytes.size();
        }
    }

    /**
     * On the executor that made it.
     *
     * @param setId names, with the task's index, the output there
     */
    record Kept(int executorId, long setId, int index, long size) implements Output {}
}
