package io.yarnsubmit.runtime.logging;

import org.jspecify.annotations.Nullable;

/** What a library logs: how bad it is, and what was thrown. Nobody asks for the rest. */
public final class LogRecord {
    private final Level level;
    private @Nullable Throwable thrown;

    public LogRecord(Level level, @Nullable String message) {
        this.level = level;
    }

    public Level getLevel() {
        return level;
    }

    public @Nullable Throwable getThrown() {
        return thrown;
    }

    public void setThrown(@Nullable Throwable newThrown) {
        thrown = newThrown;
    }

    public void setLoggerName(@Nullable String name) {}

    public void setSourceClassName(@Nullable String name) {}

    public void setSourceMethodName(@Nullable String name) {}

    public void setParameters(@Nullable Object @Nullable [] parameters) {}
}
