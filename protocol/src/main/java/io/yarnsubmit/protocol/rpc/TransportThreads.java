package io.yarnsubmit.protocol.rpc;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** The threads of one or several connections. They start on demand, and end when there is nothing to do. */
public final class TransportThreads {
    private static final UncaughtExceptionHandler AS_OF_LIBRARIES = new AsOfLibraries();

    private final Executor workers = new TransportWorkers(AS_OF_LIBRARIES);
    private final ScheduledExecutorService timer = new TransportTimer(AS_OF_LIBRARIES);

    /** As gRPC's own threads, these have no handler but the one of the JVM for all threads. */
    private static final class AsOfLibraries implements UncaughtExceptionHandler {
        @Override
        public void uncaughtException(Thread thread, Throwable failure) {
            thread.getThreadGroup().uncaughtException(thread, failure);
        }
    }

    Executor workers() {
        return workers;
    }

    ScheduledExecutorService timer() {
        return timer;
    }
}
