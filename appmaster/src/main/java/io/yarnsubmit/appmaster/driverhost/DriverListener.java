package io.yarnsubmit.appmaster.driverhost;

import io.yarnsubmit.protocol.v1.DriverFailure;
import org.jspecify.annotations.Nullable;

/** Is told about the driver process, on a thread of its host. */
public interface DriverListener {
    void driverStarted();

    /**
     * @param exitStatus 128 and more for a signal
     * @param failure the reason that the driver process left, or why it could not be started
     */
    void driverEnded(int exitStatus, @Nullable DriverFailure failure);
}
