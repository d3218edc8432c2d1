package io.yarnsubmit.protocol.control;

/** A request is refused. The message is for the user. */
public final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status of HTTP */
    public BadRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** As text. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
