package io.yarnsubmit.runtime.logging;

/** Hears what is logged. */
public interface Filter {
    boolean isLoggable(LogRecord record);
}
