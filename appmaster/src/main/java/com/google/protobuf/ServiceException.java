package com.google.protobuf;

/**
 * Stands in for the class of protobuf 2.5 that Hadoop 3.3's {@code ProtobufHelper} names in a method which it does not call
 * itself: the verifier wants the class to be there. The protobuf that brought it cannot be on one class path with ours.
 */
public class ServiceException extends Exception {
    private static final long serialVersionUID = 1;

    public ServiceException(String message, Throwable cause) {
        super(message, cause);
    }
}
