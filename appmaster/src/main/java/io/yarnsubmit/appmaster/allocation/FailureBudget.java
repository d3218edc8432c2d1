package io.yarnsubmit.appmaster.allocation;

import io.yarnsubmit.protocol.v1.LossClass;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Counts the executors that failed. Those of the program's, memory's and start's classes count for the whole life of the
 * application. Those that the machines failed count only in a row, with a wider limit: when no executor comes up at all, a
 * file that is gone or a bad image looks like many bad machines.
 */
final class FailureBudget {
    private static final int NODE_FACTOR = 4;
    private static final int CAUSES_SHOWN = 3;

    private final int maxFailures;
    private final Deque<String> causes = new ArrayDeque<>();
    private int failures;
    private int nodeFailuresInARow;

    FailureBudget(int maxFailures) {
        this.maxFailures = maxFailures;
    }

    void registered() {
        nodeFailuresInARow = 0;
    }

    /** Counts a loss. Returns why the application fails when the budget is spent. */
    Optional<String> lost(int executorId, String host, LossClass lossClass, String message) {
        switch (lossClass) {
            case LOSS_CLASS_MEMORY, LOSS_CLASS_PROGRAM, LOSS_CLASS_START -> failures++;
            case LOSS_CLASS_NODE -> nodeFailuresInARow++;
            default -> {
                return Optional.empty();
            }
        }
        causes.addLast("executor " + executorId + " on " + host + ": " + message);
        if (causes.size() > CAUSES_SHOWN) {
            causes.removeFirst();
        }
        if (failures >= maxFailures) {
            return Optional.of(failures + " executors failed, which is the limit (yarnsubmit.executor.maxFailures="
                    + maxFailures + "). The last: " + String.join("; ", causes));
        }
        if (nodeFailuresInARow >= NODE_FACTOR * maxFailures) {
            return Optional.of(nodeFailuresInARow + " executors in a row could not be run by their machines."
                    + " The last: " + String.join("; ", causes));
        }
        return Optional.empty();
    }
}
