package io.yarnsubmit.driver.control;

import java.util.List;

/** A request is refused. The message is for the user. */
final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient List<String> allowed;

    /** @param status of HTTP */
    BadRequestException(int status, String message) {
        this(status, message, List.of());
    }

    private BadRequestException(int status, String message, List<String> allowed) {
        super(message);
        this.status = status;
        this.allowed = List.copyOf(allowed);
    }

    /** @param allowed the methods that the path takes */
    static BadRequestException method(List<String> allowed) {
        return new BadRequestException(405, "This path takes " + String.join(", ", allowed), allowed);
    }

    int status() {
        return status;
    }

    /** The methods that the path takes; empty if that is not the problem. */
    List<String> allowed() {
        return allowed;
    }

    /** As text. */
    String text() {
        return String.valueOf(getMessage());
    }
}
