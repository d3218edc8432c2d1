package io.yarnsubmit.bench.tasks;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What a task does. The result says which task it is of, so that results can be checked. No records, which not every
 * product can send.
 */
public sealed interface Work extends Serializable {
    /** Runs in the process that runs tasks. */
    Object of(int index) throws InterruptedException;

    /** Whether this is what {@link #of} gives for this index. */
    boolean isResultOf(int index, Object result);

    /** As little as there can be. */
    final class Nothing implements Work {
        private static final long serialVersionUID = 1;

        @Override
        public Object of(int index) {
            return index;
        }

        @Override
        public boolean isResultOf(int index, Object result) {
            return result.equals(index);
        }
    }

    /** Takes its time without the processor. */
    final class Sleep implements Work {
        private static final long serialVersionUID = 1;
        private final int millis;

        public Sleep(int millis) {
            this.millis = millis;
        }

        @Override
        public Object of(int index) throws InterruptedException {
            Thread.sleep(millis);
            return index;
        }

        @Override
        public boolean isResultOf(int index, Object result) {
            return result.equals(index);
        }
    }

    /** Has a large result: next to no work, then so many bytes. */
    final class Bytes implements Work {
        private static final long serialVersionUID = 1;
        private final int size;

        public Bytes(int size) {
            this.size = size;
        }

        @Override
        public Object of(int index) {
            byte[] bytes = new byte[size];
            Arrays.fill(bytes, (byte) index);
            return bytes;
        }

        @Override
        public boolean isResultOf(int index, Object result) {
            return result instanceof byte[] bytes
                    && bytes.length == size
                    && bytes[0] == (byte) index
                    && bytes[size - 1] == (byte) index;
        }
    }
}
