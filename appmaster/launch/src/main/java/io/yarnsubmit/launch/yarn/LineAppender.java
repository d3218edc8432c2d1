package io.yarnsubmit.launch.yarn;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.spi.LoggingEvent;

/**
 * Writes the log of Hadoop's libraries, one line for each event. It has no properties and no layout: those that log4j sets by
 * their names cost a tenth of the processor time of a short command, for bean introspection and calendars, before a line is
 * written.
 */
public abstract class LineAppender extends AppenderSkeleton {
    private final String timePattern;
    private final boolean withThread;

    /** @param withThread whether the thread's name is in the line */
    protected LineAppender(String timePattern, boolean withThread) {
        this.timePattern = timePattern;
        this.withThread = withThread;
    }

    /** Where it writes. Called for each event. */
    protected abstract PrintStream out();

    @Override
    protected final void append(LoggingEvent event) {
        PrintStream out = out();
        out.println(line(event));
        String[] trace = event.getThrowableStrRep();
        if (trace != null) {
            for (String frame : trace) {
                out.println(frame);
            }
        }
        out.flush();
    }

    private String line(LoggingEvent event) {
        String time = DateTimeFormatter.ofPattern(timePattern)
                .format(LocalDateTime.ofInstant(Instant.ofEpochMilli(event.getTimeStamp()), ZoneId.systemDefault()));
        String level = event.getLevel().toString();
        String logger = event.getLoggerName();
        return time + " " + level + " ".repeat(Math.max(0, 5 - level.length()))
                + (withThread ? " [" + event.getThreadName() + "] " : " ")
                + logger.substring(logger.lastIndexOf('.') + 1) + ": " + event.getRenderedMessage();
    }

    @Override
    public final boolean requiresLayout() {
        return false;
    }

    @Override
    public void close() {
        closed = true;
    }
}
