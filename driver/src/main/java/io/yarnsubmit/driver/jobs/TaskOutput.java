package io.yarnsubmit.driver.jobs;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.KeptOutput;

/** The output of a task, and where it is. */
public sealed interface TaskOutput {
    /** Its size in bytes. */
    long size();

    /** In the driver, serialized. */
    record Inline(ByteString bytes) implements TaskOutput {
        @Override
        public long size() {
            return bytes.size();
        }
    }

    /** On the executor that made it. */
    record Kept(KeptOutput where) implements TaskOutput {
        /** The executor that made it. */
        public int executorId() {
            return where.getExecutorId();
        }

        @Override
        public long size() {
            return where.getBytes();
        }
    }
}
