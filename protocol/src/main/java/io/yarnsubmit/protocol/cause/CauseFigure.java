package io.yarnsubmit.protocol.cause;

import java.util.Optional;

/** A number that belongs to a cause. The labels are stable. */
public enum CauseFigure {
    EXIT_STATUS("exitStatus", "the exit status; of a container, YARN's number when it did not end by itself"),
    SIGNAL("signal", "the number of the signal"),
    FAILURES("failures", "how many executors failed"),
    LIMIT("limit", "how many may fail"),
    RESTARTS("restarts", "how often the instance was started again"),
    USED_BYTES("usedBytes", "memory that was used"),
    LIMIT_BYTES("limitBytes", "memory that may be used"),
    LIMIT_MILLIS("limitMillis", "how long it was waited for");

    private final String label;
    private final String meaning;

    CauseFigure(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** As messages, marks and JSON have it. */
    public String label() {
        return label;
    }

    /** For the documentation. */
    public String meaning() {
        return meaning;
    }

    /** The figure that is called so, unless a newer version wrote it. */
    static Optional<CauseFigure> of(String label) {
        for (CauseFigure figure : values()) {
            if (figure.label.equals(label)) {
                return Optional.of(figure);
            }
        }
        return Optional.empty();
    }
}
