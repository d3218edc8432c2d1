package io.yarnsubmit.protocol.rpc;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** The threads of one or several connections. They start on demand, and end when there is nothing to do. */
public final class TransportThreads {
    private final Executor workers = new TransportWorkers();
    private final ScheduledExecutorService timer = new TransportTimer();

    Executor workers() {
        return workers;
    }

    ScheduledExecutorService timer() {
        return timer;
    }
}
