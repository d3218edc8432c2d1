package io.yarnsubmit.api;

/** Lets {@link DriverContext#open()} find the driver process that it runs in. Not for drivers. */
public interface DriverContextProvider {
    /** Opens the context of this process. */
    DriverContext open();
}
