package io.yarnsubmit.appmaster.allocation;

import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Decides when the application fails because its executors do.
 *
 * <p>Executors that failed by their program or their memory count for a while; failures of machines count only against the
 * machines. But if no executor comes up anywhere, a missing file or a bad image looks like many bad machines: so those that
 * never registered are counted in a row too, with a wider limit. Any registration ends the row.
 */
final class FailureBudget {
    private static final int NODE_FACTOR = 4;
    private static final int CAUSES_SHOWN = 3;

    private final int maxFailures;
    private final FailureWindow failures;
    private final Deque<EndCause> causes = new ArrayDeque<>();
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

    /** Counts a failure. Returns once why the application fails, when the budget is spent. */
    Optional<EndCause> failed(LiveExecutor executor, EndCause loss, Instant now) {
        causes.addLast(loss.about(CauseSubject.EXECUTOR, Integer.toString(executor.id()))
                .about(CauseSubject.GROUP, executor.group().name())
                .about(CauseSubject.HOST, executor.host())
                .about(CauseSubject.CONTAINER, executor.container()));
        if (causes.size() > CAUSES_SHOWN) {
            causes.removeFirst();
        }
        return switch (loss.code().lossClass()) {
            case LOSS_CLASS_MEMORY, LOSS_CLASS_PROGRAM -> program(failures.add(now));
            case LOSS_CLASS_NODE, LOSS_CLASS_START -> machine(executor);
            default -> Optional.empty();
        };
    }

    private Optional<EndCause> program(int count) {
        return count < maxFailures
                ? Optional.empty()
                : spent(EndCause.of(EndCode.EXECUTORS_FAILED)
                        .with(CauseFigure.FAILURES, count)
                        .with(CauseFigure.LIMIT, maxFailures));
    }

    private Optional<EndCause> machine(LiveExecutor executor) {
        neverUpInARow += executor.wasRegistered() ? 0 : 1;
        return neverUpInARow < NODE_FACTOR * (long) maxFailures
                ? Optional.empty()
                : spent(EndCause.of(EndCode.MACHINES_FAILED).with(CauseFigure.FAILURES, neverUpInARow));
    }

    private Optional<EndCause> spent(EndCause what) {
        if (isSpent) {
            return Optional.empty();
        }
        isSpent = true;
        return Optional.of(what.because(List.copyOf(causes)));
    }
}
