package io.yarnsubmit.runtime.logging;

import org.jspecify.annotations.Nullable;

/** Logs nothing: standard error belongs to the user, and the libraries report their failures to us by exceptions. */
public final class Logger {
    private final String name;

    private Logger(String name) {
        this.name = name;
    }

    public static Logger getLogger(String name) {
        return new Logger(name);
    }

    public String getName() {
        return name;
    }

    public boolean isLoggable(Level level) {
        return false;
    }

    public void setLevel(@Nullable Level level) {}

    public void log(Level level, @Nullable String message) {}

    public void log(Level level, @Nullable String message, @Nullable Object parameter) {}

    public void log(Level level, @Nullable String message, @Nullable Object @Nullable [] parameters) {}

    public void log(Level level, @Nullable String message, @Nullable Throwable thrown) {}

    public void log(LogRecord record) {}

    public void warning(@Nullable String message) {}

    public void info(@Nullable String message) {}

    public void fine(@Nullable String message) {}

    public void finer(@Nullable String message) {}
}
