package io.yarnsubmit.protocol.control;

import java.util.List;

/** A request is refused. The message is for the user. */
public final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String allowed;

    /** @param status of HTTP */
    public BadRequestException(int status, String message) {
        this(status, message, "");
    }

    private BadRequestException(int status, String message, String allowed) {
        super(message);
        this.status = status;
        this.allowed = allowed;
    }

    /** @param allowed the methods that the path takes */
    public static BadRequestException method(List<String> allowed) {
        String methods = String.join(", ", allowed);
        return new BadRequestException(405, "This path takes " + methods, methods);
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** The methods that the path takes, as the header Allow lists them; empty if that is not the problem. */
    public String allowed() {
        return allowed;
    }

    /** As text. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
