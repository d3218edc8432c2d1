package io.yarnsubmit.api;

/**
 * Replaces an exception of a task that could not be sent to the driver, because its class does not exist there or it is
 * not serializable, or larger than 1 MiB. Its text and stack trace are those of the original.
 */
public final class RemoteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String originalClass;

    public RemoteException(String originalClass, String originalString, StackTraceElement[] stackTrace) {
        super(originalString);
        this.originalClass = originalClass;
        setStackTrace(stackTrace);
    }

    /** The class name of the original exception. */
    public String originalClass() {
        return originalClass;
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
