package io.yarnsubmit.driver.program;

import io.yarnsubmit.protocol.v1.DriverFailure;
import org.jspecify.annotations.Nullable;

/** The main class or the command cannot be run. The message is for the user. */
public final class UnusableProgramException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final DriverFailure.Kind kind;

    public UnusableProgramException(DriverFailure.Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public DriverFailure.Kind kind() {
        return kind;
    }
}
