package io.yarnsubmit.appmaster.events;

import io.yarnsubmit.appmaster.allocation.AllocationShell;
import io.yarnsubmit.appmaster.allocation.GroupView;
import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.control.DriverInstructions;
import io.yarnsubmit.appmaster.lifecycle.LifecycleShell;
import io.yarnsubmit.appmaster.status.StatusBoard;
import java.util.stream.Collectors;

/** Updates the parts that depend on the state of the executors. Touched only on the event loop. */
public final class StatusRefresh {
    private final AllocationShell allocation;
    private final LifecycleShell lifecycle;
    private final DriverInstructions driver;
    private final Cluster cluster;
    private final StatusBoard board;

    public StatusRefresh(
            AllocationShell allocation,
            LifecycleShell lifecycle,
            DriverInstructions driver,
            Cluster cluster,
            StatusBoard board) {
        this.allocation = allocation;
        this.lifecycle = lifecycle;
        this.driver = driver;
        this.cluster = cluster;
        this.board = board;
    }

    /** Executors may have come or gone. */
    void executorsChanged() {
        refresh();
        lifecycle.executorsLive(allocation.live());
    }

    /** Called from time to time, for changes without an event. */
    public void timePassed() {
        refresh();
        driver.capacity(allocation.more());
    }

    /** Compares the allocation's counts with the requests to the ResourceManager. */
    public void checkAsks() {
        cluster.checkAsks(
                allocation.view().stream().collect(Collectors.toMap(GroupView::name, GroupView::outstanding)));
    }

    private void refresh() {
        board.refresh();
        lifecycle.executorsMissing(board.missingExecutors());
    }
}
