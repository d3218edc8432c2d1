package io.yarnsubmit.protocol.rpc;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Hears what gRPC catches on its threads and only logs: an Error while a server reads from its connection, for instance when
 * memory is short, and exceptions of our callbacks. Nothing of it is logged then. To be kept as long as it is to listen,
 * because the logging framework drops unreferenced loggers.
 */
public final class TransportFailures implements Filter {
    private static final List<String> LOGGERS =
            List.of("io.grpc.okhttp.OkHttpServerTransport", "io.grpc.internal.SerializingExecutor");

    private final UncaughtExceptionHandler onFailure;
    private final List<Logger> loggers = new ArrayList<>();

    private TransportFailures(UncaughtExceptionHandler onFailure) {
        this.onFailure = onFailure;
    }

    /** Begins to listen. */
    public static TransportFailures listen(UncaughtExceptionHandler onFailure) {
        TransportFailures failures = new TransportFailures(onFailure);
        for (String name : LOGGERS) {
            Logger logger = Logger.getLogger(name);
            logger.setLevel(Level.WARNING);
            logger.setFilter(failures);
            failures.loggers.add(logger);
        }
        return failures;
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        Throwable thrown = record.getThrown();
        // A connection that breaks is no failure of ours.
        if (thrown instanceof Error || (thrown != null && record.getLevel() == Level.SEVERE)) {
            onFailure.uncaughtException(Thread.currentThread(), thrown);
        }
        return false;
    }
}
