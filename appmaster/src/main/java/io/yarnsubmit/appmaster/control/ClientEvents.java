package io.yarnsubmit.appmaster.control;

import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.DriverFailure;
import org.jspecify.annotations.Nullable;

/** What the clients say, and what becomes of them. Called on the event loop. */
public interface ClientEvents {
    /** How many are attached now. */
    void attached(int clients);

    /** The client that hosts the driver lives. */
    void hostHeard();

    /** Client mode: the driver process at the client's has ended. */
    void driverEnded(int exitStatus, @Nullable DriverFailure failure);

    void endRequested(String reason);

    /** The driver's end is about to be told, and clients have much of its output still to show. */
    void behind();

    /** A client has shown more of the driver's output after the driver's end, or begins to. */
    void outputShown();

    /** Every client that is attached has the outcome. */
    void told();

    /** How things are now. */
    ApplicationDescription describe();

    /**
     * Sets how many executors a group is to have.
     *
     * @return how many it was to have before
     * @throws io.grpc.StatusRuntimeException why not
     */
    int scale(String group, int total);
}
