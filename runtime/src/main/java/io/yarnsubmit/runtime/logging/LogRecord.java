package io.yarnsubmit.runtime.logging;

import org.jspecify.annotations.Nullable;

/** What a library would have logged. Nobody reads it. */
public final class LogRecord {
    public LogRecord(Level level, @Nullable String message) {}

    public void setLoggerName(@Nullable String name) {}

    public void setSourceClassName(@Nullable String name) {}

    public void setSourceMethodName(@Nullable String name) {}

    public void setParameters(@Nullable Object @Nullable [] parameters) {}

    public void setThrown(@Nullable Throwable thrown) {}
}
