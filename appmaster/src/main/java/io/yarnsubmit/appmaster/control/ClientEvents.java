package io.yarnsubmit.appmaster.control;

import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.DriverFailure;
import org.jspecify.annotations.Nullable;

/** The events and requests of clients. Called on the event loop. */
public interface ClientEvents {
    /** The number of attached clients has changed. */
    void attached(int clients);

    /** The client that hosts the driver gave a sign of life. */
    void hostHeard();

    /** Client mode: the client's driver process has ended. */
    void driverEnded(int exitStatus, @Nullable DriverFailure failure);

    void endRequested(String reason);

    /** The driver's end is about to be told, and clients have much of its output still to show. */
    void behind();

    /** A client has shown more of the driver's output after the driver's end, or begins to. */
    void outputShown();

    /** Every client that is attached has the outcome. */
    void told();

    /** The current status. */
    ApplicationDescription describe();

    /**
     * Sets the target of an executor group.
     *
     * @return the previous target
     * @throws io.grpc.StatusRuntimeException with the reason of a refusal
     */
    int scale(String group, int total);
}
