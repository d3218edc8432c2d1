package io.yarnsubmit.driver.link;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.DriverInstruction;

/** Receives the messages of the ApplicationMaster. On the loop. */
public interface LinkListener {
    /**
     * A new link is open and Hello was sent; now everything else that the ApplicationMaster must know is to be sent.
     */
    void opened();

    /** The link is broken; another one will be opened. */
    void broken();

    void welcomed(DriverInstruction.Welcome welcome);

    void started(DriverInstruction.ExecutorStarted started);

    void lost(DriverInstruction.ExecutorLost lost);

    /** The cluster wants executors back. */
    void drainRequested(DriverInstruction.DrainRequest request);

    void capacity(DriverInstruction.Capacity capacity);

    /** The user wants a different number of executors. */
    void scale(DriverInstruction.Scale scale);

    /** It has made a change of a group's launch, or refused it. */
    void launchAnswered(DriverInstruction.GroupLaunchAnswer answer);

    /** Somebody of the application's owner wants to reach an executor. */
    void openAccess(int executorId);

    /**
     * There are new tokens for this process and the executors.
     *
     * @param storage as in Hadoop's files of tokens
     */
    void tokens(ByteString storage);

    /** The value for Hello. */
    int highestExecutorId();
}
