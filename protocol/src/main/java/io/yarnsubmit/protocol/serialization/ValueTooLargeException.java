package io.yarnsubmit.protocol.serialization;

import java.io.IOException;

/** A value takes more bytes in serialized form than it may. */
public final class ValueTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long most;

    ValueTooLargeException(long most) {
        super("it takes more than " + most + " bytes in serialized form");
        this.most = most;
    }

    /** How many bytes it may take. */
    public long most() {
        return most;
    }
}
