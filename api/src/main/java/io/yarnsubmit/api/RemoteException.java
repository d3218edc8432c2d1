package io.yarnsubmit.api;

/**
 * Stands in for an exception of a task that could not be brought to the driver as it was, because its class is not there
 * or it is not serializable. Its string and stack trace are those of the original.
 */
public final class RemoteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String originalClass;

    public RemoteException(String originalClass, String originalString, StackTraceElement[] stackTrace) {
        super(originalString);
        this.originalClass = originalClass;
        setStackTrace(stackTrace);
    }

    /** The name of the class of the original. */
    public String originalClass() {
        return originalClass;
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
