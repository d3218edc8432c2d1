package io.yarnsubmit.client.relay;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.OutputRequest;
import java.util.function.Consumer;

/** An ApplicationMaster that serves its driver's output. */
@FunctionalInterface
public interface OutputSource {
    /**
     * Reads to the end of the stream: the driver's.
     *
     * @param sink may take its time: no more is on its way than a connection holds
     * @throws io.grpc.StatusRuntimeException when the connection breaks, or this was interrupted
     */
    void read(OutputRequest request, Consumer<ByteString> sink);
}
