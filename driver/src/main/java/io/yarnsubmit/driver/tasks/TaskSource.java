package io.yarnsubmit.driver.tasks;

import com.google.protobuf.ByteString;

/**
 * Has the inputs of a set's tasks. Asked when a task is sent, so that a million tasks that wait need not be a million
 * messages; and again when it is sent again.
 */
public interface TaskSource {
    /** Of tasks that take no input. */
    TaskSource NONE = index -> ByteString.EMPTY;

    /** The input of the set's task with this index, serialized. */
    ByteString input(int index);
}
