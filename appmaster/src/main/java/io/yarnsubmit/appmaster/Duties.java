package io.yarnsubmit.appmaster;

import io.yarnsubmit.appmaster.allocation.AllocationShell;
import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.control.ClientFeed;
import io.yarnsubmit.appmaster.driverhost.DriverHost;
import io.yarnsubmit.appmaster.journal.JournalEntries;
import io.yarnsubmit.appmaster.lifecycle.ApplicationEnd;
import io.yarnsubmit.appmaster.lifecycle.LifecycleDuties;
import io.yarnsubmit.appmaster.status.StatusBoard;
import io.yarnsubmit.appmaster.tokens.TokensEnd;
import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;
import java.time.Instant;
import java.util.function.IntConsumer;

/** Carries out the actions of the life cycle with the parts of the ApplicationMaster. Touched only on the event loop. */
final class Duties implements LifecycleDuties {
    private final DriverHost driverHost;
    private final Runnable startDriver;
    private final Runnable writeAddress;
    private final AllocationShell allocation;
    private final Cluster cluster;
    private final ClientFeed feed;
    private final StagingDuties staging;
    private final StatusBoard board;
    private final JournalEntries journal;
    private final TokensEnd tokens;
    private final IntConsumer exit;

    /**
     * @param startDriver starts the driver with its host
     * @param writeAddress tells the driver where this ApplicationMaster is
     * @param exit ends this process
     */
    Duties(
            DriverHost driverHost,
            Runnable startDriver,
            Runnable writeAddress,
            AllocationShell allocation,
            Cluster cluster,
            ClientFeed feed,
            StagingDuties staging,
            StatusBoard board,
            JournalEntries journal,
            TokensEnd tokens,
            IntConsumer exit) {
        this.driverHost = driverHost;
        this.startDriver = startDriver;
        this.writeAddress = writeAddress;
        this.allocation = allocation;
        this.cluster = cluster;
        this.feed = feed;
        this.staging = staging;
        this.board = board;
        this.journal = journal;
        this.tokens = tokens;
        this.exit = exit;
    }

    @Override
    public void startDriver() {
        startDriver.run();
    }

    @Override
    public void writeAddress() {
        writeAddress.run();
    }

    @Override
    public void stopDriver() {
        driverHost.stop();
    }

    @Override
    public void killDriver() {
        driverHost.kill();
    }

    @Override
    public void endAllocation() {
        cluster.expectCompletions();
        allocation.end();
    }

    @Override
    public void stopExecutors() {
        allocation.stopAll("the application ended");
    }

    @Override
    public void announce(ApplicationEnd ending) {
        feed.outcome(ending.toOutcome());
    }

    @Override
    public void announceRetry(ApplicationEnd ending, int next, int most) {
        journal.ending(ending, next);
        feed.outcome(ending.toOutcome().toBuilder()
                .setNextAttempt(next)
                .setMostAttempts(most)
                .build());
    }

    @Override
    public void keepEnding(ApplicationEnd ending) {
        staging.keepEnding(ending);
    }

    @Override
    public void leaveOutcome(ApplicationEnd ending) {
        staging.leaveOutcome(ending);
    }

    @Override
    public void unregister(ApplicationEnd ending) {
        journal.ending(ending, 0);
        cluster.unregister(tokens.told(ending, Instant.now()));
    }

    @Override
    public void disposeStaging(ApplicationEnd ending, boolean told) {
        staging.dispose(ending, told);
    }

    @Override
    public void exit(int status) {
        journal.finish();
        exit.accept(status);
    }

    @Override
    public void changed(Phase phase) {
        board.phase(phase);
    }
}
