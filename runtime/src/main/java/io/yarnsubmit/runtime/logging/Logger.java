package io.yarnsubmit.runtime.logging;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Shows what is logged to its filter, and writes nothing: standard error belongs to the user. Loggers are kept for ever.
 */
public final class Logger {
    private static final ConcurrentMap<String, Logger> LOGGERS = new ConcurrentHashMap<>();

    private final String name;
    private volatile @Nullable Filter filter;

    private Logger(String name) {
        this.name = name;
    }

    public static Logger getLogger(String name) {
        Logger known = LOGGERS.get(name);
        if (known != null) {
            return known;
        }
        Logger made = new Logger(name);
        Logger other = LOGGERS.putIfAbsent(name, made);
        return other == null ? made : other;
    }

    public String getName() {
        return name;
    }

    public void setFilter(@Nullable Filter newFilter) {
        filter = newFilter;
    }

    public void setLevel(@Nullable Level level) {
        // The filter decides.
    }

    /** Whether anybody listens to warnings and worse. */
    public boolean isLoggable(Level level) {
        return filter != null && level.isWarning();
    }

    public void log(LogRecord record) {
        Filter listening = filter;
        if (listening != null && record.getLevel().isWarning()) {
            Object unused = listening.isLoggable(record);
        }
    }

    public void log(Level level, @Nullable String message, @Nullable Throwable thrown) {
        if (isLoggable(level)) {
            LogRecord record = new LogRecord(level, message);
            record.setThrown(thrown);
            log(record);
        }
    }

    public void log(Level level, @Nullable String message) {
        log(level, message, (Throwable) null);
    }

    public void log(Level level, @Nullable String message, @Nullable Object parameter) {
        log(level, message, (Throwable) null);
    }

    public void log(Level level, @Nullable String message, @Nullable Object @Nullable [] parameters) {
        log(level, message, (Throwable) null);
    }

    public void warning(@Nullable String message) {
        log(Level.WARNING, message);
    }

    public void info(@Nullable String message) {}

    public void fine(@Nullable String message) {}

    public void finer(@Nullable String message) {}
}
