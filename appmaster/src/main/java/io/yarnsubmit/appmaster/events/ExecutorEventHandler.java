package io.yarnsubmit.appmaster.events;

import io.yarnsubmit.appmaster.allocation.AllocationListener;
import io.yarnsubmit.appmaster.allocation.AllocatorAction;
import io.yarnsubmit.appmaster.control.DriverInstructions;
import io.yarnsubmit.appmaster.journal.JournalEntries;
import io.yarnsubmit.appmaster.lifecycle.LifecycleShell;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.appmaster.status.ExecutorStatistics;
import io.yarnsubmit.protocol.cause.EndCause;

/** Passes on the allocation's events of executors. Touched only on the event loop. */
public final class ExecutorEventHandler implements AllocationListener {
    private final ExecutorStatistics statistics;
    private final JournalEntries journal;
    private final DriverInstructions driver;
    private final Inbox<LifecycleShell> lifecycle;
    private final Inbox<StatusRefresh> refresh;
    private boolean changePosted;

    public ExecutorEventHandler(
            ExecutorStatistics statistics,
            JournalEntries journal,
            DriverInstructions driver,
            Inbox<LifecycleShell> lifecycle,
            Inbox<StatusRefresh> refresh) {
        this.statistics = statistics;
        this.journal = journal;
        this.driver = driver;
        this.lifecycle = lifecycle;
        this.refresh = refresh;
    }

    @Override
    public void executorStarted(AllocatorAction.TellStarted executor) {
        statistics.started();
        journal.executorStarted(executor);
        driver.started(executor);
    }

    @Override
    public void executorLost(AllocatorAction.TellLost loss) {
        statistics.lost(loss.lossClass());
        journal.executorLost(loss);
        driver.lost(loss);
    }

    @Override
    public void drainAsked(AllocatorAction.AskDrain request) {
        journal.drainAsked(request);
        driver.drain(request);
    }

    @Override
    public void failuresSpent(EndCause cause) {
        journal.failuresSpent(cause);
        lifecycle.post(shell -> shell.failuresSpent(cause));
    }

    /** Posted once for many changes in a row, because one answer may bring a thousand containers. */
    @Override
    public void changed() {
        if (!changePosted) {
            changePosted = true;
            refresh.post(on -> {
                changePosted = false;
                on.executorsChanged();
            });
        }
    }
}
