package io.yarnsubmit.api;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The one root of everything that yarn-submit itself reports as an error.
 *
 * <p>The message says what happened, with the values, and what to do next; the code behind it is stable, so that it can
 * be searched for and matched by scripts.
 */
public class YarnSubmitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;

    public YarnSubmitException(ErrorCode code, String message) {
        this(code, message, null);
    }

    public YarnSubmitException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message + " (" + code.label() + ")", cause);
        this.code = requireNonNull(code, "code is null");
    }

    /** The stable code, whose {@link ErrorCode#label() label} also ends the message. */
    public final ErrorCode code() {
        return code;
    }
}
