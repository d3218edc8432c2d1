package io.yarnsubmit.client.yarn.logs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One place does not give the logs. The message is a clause that says why. */
final class LogsUnavailable extends IOException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What may be done about it. */
    enum Kind {
        /** The file, container or application does not exist, not yet, or no longer. */
        NOT_THERE,
        /** There was no answer. */
        UNREACHABLE,
        /** This user has no permission. */
        REFUSED
    }

    LogsUnavailable(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    LogsUnavailable(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
