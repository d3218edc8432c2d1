package io.yarnsubmit.appmaster.control;

import io.yarnsubmit.protocol.v1.AccessReply;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.DriverFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
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

    /**
     * Client mode: the client has got new tokens.
     *
     * @param storage as in Hadoop's files of tokens
     * @param end when the first of them ends; empty if nobody tells
     */
    void tokensRenewed(byte[] storage, Optional<Instant> end);

    /**
     * Client mode: the client could not get new tokens.
     *
     * @param next when it tries again
     */
    void tokensFailed(String reason, Instant next);

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

    /**
     * Finds out where an executor lets the owner of the application in.
     *
     * @param answer is called once, on the event loop
     */
    void access(int executorId, Consumer<AccessReply> answer);
}
