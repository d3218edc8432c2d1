package io.yarnsubmit.driver.control;

/** A request is refused. The message is for the user. */
final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status of HTTP */
    BadRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** As text. */
    String text() {
        return String.valueOf(getMessage());
    }
}
