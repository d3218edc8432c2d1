package io.yarnsubmit.runtime.logging;

/** The levels that the libraries name. */
public final class Level {
    public static final Level OFF = new Level("OFF");
    public static final Level SEVERE = new Level("SEVERE");
    public static final Level WARNING = new Level("WARNING");
    public static final Level INFO = new Level("INFO");
    public static final Level FINE = new Level("FINE");
    public static final Level FINER = new Level("FINER");
    public static final Level FINEST = new Level("FINEST");

    private final String name;

    private Level(String name) {
        this.name = name;
    }

    /** Whether this is a warning or worse. */
    boolean isWarning() {
        return this == SEVERE || this == WARNING;
    }

    @Override
    public String toString() {
        return name;
    }
}
