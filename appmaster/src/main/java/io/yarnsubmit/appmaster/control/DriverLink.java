package io.yarnsubmit.appmaster.control;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection to the driver: one stream at a time; a new one replaces the former. Touched only on the event loop. */
public final class DriverLink {
    private static final Logger log = LoggerFactory.getLogger(DriverLink.class);

    private @Nullable ServerCallStreamObserver<DriverInstruction> stream;

    /** Sends a message to the driver, if it is linked. A driver that links later gets the state of that time. */
    public void send(DriverInstruction instruction) {
        ServerCallStreamObserver<DriverInstruction> to = stream;
        if (to == null || to.isCancelled()) {
            // Its kind alone: it may have secrets.
            log.debug("no driver is linked to hear {}", instruction.getMessageCase());
            return;
        }
        to.onNext(instruction);
    }

    /** Whether a driver is linked. */
    public boolean isOpen() {
        return stream != null && !stream.isCancelled();
    }

    void replace(ServerCallStreamObserver<DriverInstruction> next) {
        ServerCallStreamObserver<DriverInstruction> former = stream;
        stream = next;
        if (former != null && !former.isCancelled()) {
            former.onError(Status.ABORTED
                    .withDescription("a newer link took the place of this one")
                    .asRuntimeException());
        }
    }

    boolean is(ServerCallStreamObserver<DriverInstruction> which) {
        return stream == which;
    }

    void closed(ServerCallStreamObserver<DriverInstruction> which) {
        if (stream == which) {
            stream = null;
            if (!which.isCancelled()) {
                which.onCompleted();
            }
        }
    }
}
