package io.yarnsubmit.client.yarn.logs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Logs that cannot be had from one place. The message is a clause that says why, for a sentence. */
final class LogsUnavailable extends IOException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What may be done about it. */
    enum Kind {
        /** There is no such file, container or application, or not yet, or not any more. */
        NOT_THERE,
        /** Nobody answers. */
        UNREACHABLE,
        /** This user may not. */
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
