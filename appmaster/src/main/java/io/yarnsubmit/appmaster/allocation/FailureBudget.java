package io.yarnsubmit.appmaster.allocation;

import io.yarnsubmit.launch.exit.Loss;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When the application has to fail because its executors do.
 *
 * <p>Executors that ended by their program's or their memory's fault count for a while; machines' faults count against the
 * machines alone. But when no executor comes up anywhere, a file that is gone or a bad image looks like many bad machines:
 * so those that never registered are counted too, in a row and with a wider limit. Any registration ends the row.
 */
final class FailureBudget {
    private static final int NODE_FACTOR = 4;
    private static final int CAUSES_SHOWN = 3;

    private final int maxFailures;
    private final FailureWindow failures;
    private final Deque<String> causes = new ArrayDeque<>();
    private int neverUpInARow;
    private boolean isSpent;

    FailureBudget(int maxFailures, Duration validity) {
        this.maxFailures = maxFailures;
        failures = new FailureWindow(validity);
    }

    void registered() {
        neverUpInARow = 0;
    }

    boolean isSpent() {
        return isSpent;
    }

    /** Counts a failure. Returns why the application fails, once, when the budget is spent. */
    Optional<String> failed(LiveExecutor executor, Loss loss, Instant now) {
        causes.addLast("executor " + executor.id() + " on " + executor.host() + " (" + executor.container() + "): "
                + loss.message());
        if (causes.size() > CAUSES_SHOWN) {
            causes.removeFirst();
        }
        return switch (loss.lossClass()) {
            case LOSS_CLASS_MEMORY, LOSS_CLASS_PROGRAM -> program(failures.add(now));
            case LOSS_CLASS_NODE, LOSS_CLASS_START -> machine(executor);
            default -> Optional.empty();
        };
    }

    private Optional<String> program(int count) {
        return count < maxFailures
                ? Optional.empty()
                : spent(count + " executors failed, which is the limit (yarnsubmit.executor.maxFailures=" + maxFailures
                        + ")");
    }

    private Optional<String> machine(LiveExecutor executor) {
        neverUpInARow += executor.wasRegistered() ? 0 : 1;
        return neverUpInARow < NODE_FACTOR * (long) maxFailures
                ? Optional.empty()
                : spent(neverUpInARow + " executors in a row could not be run by their machines");
    }

    private Optional<String> spent(String what) {
        if (isSpent) {
            return Optional.empty();
        }
        isSpent = true;
        return Optional.of(what + ". The last: " + String.join("; ", causes));
    }
}
