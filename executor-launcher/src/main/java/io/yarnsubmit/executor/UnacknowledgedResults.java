package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.v1.TaskAttempt;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Keeps results until the hub has acknowledged them, because results sent last are lost when the connection breaks.
 * Pure; on the executor's loop.
 */
final class UnacknowledgedResults {
    // In the order in which they were sent on this stream.
    private final ArrayDeque<TaskResult> unacknowledged = new ArrayDeque<>();
    private final ArrayDeque<TaskResult> unsent = new ArrayDeque<>();
    private long acknowledgedOnStream;

    void add(TaskResult result) {
        unsent.add(result);
    }

    int unsent() {
        return unsent.size();
    }

    /** The results that were not sent on this stream. They count as sent from now on. */
    List<TaskResult> takeUnsent() {
        List<TaskResult> taken = new ArrayList<>(unsent);
        unsent.clear();
        unacknowledged.addAll(taken);
        return taken;
    }

    /** @param total how many results of this stream the hub has received */
    void acknowledged(long total) {
        while (acknowledgedOnStream < total && !unacknowledged.isEmpty()) {
            unacknowledged.remove();
            acknowledgedOnStream++;
        }
    }

    boolean allAcknowledged() {
        return unsent.isEmpty() && unacknowledged.isEmpty();
    }

    /** The stream is broken: unacknowledged results are sent again, in the same order. */
    void streamBroken() {
        for (Iterator<TaskResult> last = unacknowledged.descendingIterator(); last.hasNext(); ) {
            unsent.addFirst(last.next());
        }
        unacknowledged.clear();
        acknowledgedOnStream = 0;
    }

    List<TaskAttempt> held() {
        List<TaskAttempt> held = new ArrayList<>();
        for (TaskResult result : unacknowledged) {
            held.add(ActiveTasks.attempt(result.getTaskId(), result.getAttempt()));
        }
        for (TaskResult result : unsent) {
            held.add(ActiveTasks.attempt(result.getTaskId(), result.getAttempt()));
        }
        return held;
    }
}
