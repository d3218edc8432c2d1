package io.yarnsubmit.appmaster.events;

import io.yarnsubmit.appmaster.allocation.AllocationShell;
import io.yarnsubmit.appmaster.allocation.Headroom;
import io.yarnsubmit.appmaster.cluster.ClusterAnswer;
import io.yarnsubmit.appmaster.cluster.ClusterEvents;
import io.yarnsubmit.appmaster.control.DriverInstructions;
import io.yarnsubmit.appmaster.failure.InternalFailure;
import io.yarnsubmit.appmaster.journal.JournalEntries;
import io.yarnsubmit.appmaster.lifecycle.LifecycleShell;
import io.yarnsubmit.appmaster.status.StatusBoard;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.secrets.SecretMask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles the events of the cluster. */
public final class ClusterEventHandler implements ClusterEvents {
    private static final Logger log = LoggerFactory.getLogger(ClusterEventHandler.class);

    private final AllocationShell allocation;
    private final LifecycleShell lifecycle;
    private final DriverInstructions driver;
    private final StatusBoard board;
    private final JournalEntries journal;
    private final InternalFailure failure;
    private final SecretMask mask;

    /** @param mask hides the user's secrets in what YARN quotes from logs */
    public ClusterEventHandler(
            AllocationShell allocation,
            LifecycleShell lifecycle,
            DriverInstructions driver,
            StatusBoard board,
            JournalEntries journal,
            InternalFailure failure,
            SecretMask mask) {
        this.mask = mask;
        this.allocation = allocation;
        this.lifecycle = lifecycle;
        this.driver = driver;
        this.board = board;
        this.journal = journal;
        this.failure = failure;
    }

    /** The whole answer at once, so that the allocation decides with all of it. */
    @Override
    public void answered(ClusterAnswer answer) {
        if (!answer.leftovers().isEmpty()) {
            allocation.leftovers(answer.leftovers());
        }
        if (!answer.machines().isEmpty()) {
            allocation.machines(answer.machines());
        }
        // A container can end in the same answer that grants it.
        if (!answer.granted().isEmpty()) {
            journal.granted(answer.granted().size());
            board.reached("first container granted");
            allocation.granted(answer.granted());
        }
        answer.completed()
                .forEach(ended ->
                        allocation.completed(ended.container(), ended.exitStatus(), mask.mask(ended.diagnostics())));
        answer.preemption().ifPresent(allocation::preemption);
        answer.headroom().ifPresent(this::headroom);
    }

    private void headroom(Headroom headroom) {
        allocation.headroom(headroom);
        driver.capacity(allocation.more());
    }

    @Override
    public void startAccepted(String container) {
        board.reached("first executor started");
        allocation.startAccepted(container);
    }

    @Override
    public void startFailed(String container, String message) {
        allocation.startFailed(container, message);
    }

    @Override
    public void asksRefused(String message) {
        EndCause cause = EndCause.of(EndCode.EXECUTORS_REFUSED).quoting(message);
        journal.failuresSpent(cause);
        lifecycle.failuresSpent(cause);
    }

    @Override
    public void attemptLost(String message) {
        System.err.println("The ApplicationMaster ends: " + message);
        log.error("{}", message);
        lifecycle.attemptLost();
    }

    @Override
    public void unregistered() {
        failure.unregistered();
        lifecycle.unregistered();
    }
}
