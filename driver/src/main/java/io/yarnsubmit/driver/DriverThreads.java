package io.yarnsubmit.driver;

import io.yarnsubmit.protocol.failure.OwnThreads;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * Creates pools for threads that run user code besides main: daemon threads with the user's class loader, started on
 * demand.
 */
final class DriverThreads {
    private DriverThreads() {}

    /** @param onFailure hears what the threads do not catch */
    static Executor pool(String name, int size, ClassLoader userClasses, UncaughtExceptionHandler onFailure) {
        ThreadFactory threads = OwnThreads.factory(name, onFailure);
        return OwnThreads.pool(size, work -> {
            Thread thread = threads.newThread(work);
            thread.setContextClassLoader(userClasses);
            return thread;
        });
    }
}
