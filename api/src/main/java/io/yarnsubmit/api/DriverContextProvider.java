package io.yarnsubmit.api;

/** How {@link DriverContext#open()} finds the driver process it runs in. Not for drivers. */
public interface DriverContextProvider {
    /** Opens the context of this process. */
    DriverContext open();
}
