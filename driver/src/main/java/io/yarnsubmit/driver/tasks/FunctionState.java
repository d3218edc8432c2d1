package io.yarnsubmit.driver.tasks;

import com.google.protobuf.ByteString;
import java.util.LinkedHashSet;
import java.util.Set;

/** A function, and how many tasks need it still. */
final class FunctionState {
    final long id;
    final ByteString bytes;
    final Set<ExecutorSlots> sentTo = new LinkedHashSet<>();
    int tasksLeft;

    FunctionState(long id, ByteString bytes, int tasksLeft) {
        this.id = id;
        this.bytes = bytes;
        this.tasksLeft = tasksLeft;
    }
}
