package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.v1.DriverFailure;
import org.jspecify.annotations.Nullable;

/** Hosts the driver process on this machine, in client mode. It was started before; its main waits for the address. */
public interface LocalDriverHost {
    /** Tells its end, once, on another thread; also one that has come already. */
    void watch(EndListener listener);

    /** Tells it where the ApplicationMaster is, so that its main is called. */
    void writeAddress(AmAddress address);

    /** Ends it: asks first, and forces it a little later. */
    void stop();

    /** Hears of the end. */
    interface EndListener {
        /** @param failure what the driver process left as the reason */
        void ended(int exitCode, @Nullable DriverFailure failure);
    }
}
