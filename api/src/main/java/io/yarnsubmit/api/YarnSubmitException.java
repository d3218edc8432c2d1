package io.yarnsubmit.api;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The root of all errors that yarn-submit reports.
 *
 * <p>The message says what happened, with the values, and what to do next. The code at its end is stable, so that
 * people can search for it and scripts can match it.
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

    /** The stable code. The message ends with its {@link ErrorCode#label() label}. */
    public final ErrorCode code() {
        return code;
    }
}
