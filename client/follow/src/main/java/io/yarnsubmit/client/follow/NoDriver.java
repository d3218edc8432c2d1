package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.rpc.AmAddress;

/** For a client that hosts no driver: in cluster mode, or as a visitor. None of this is ever called. */
public final class NoDriver implements LocalDriverHost {
    private static final String NOT_HERE = "this client hosts no driver";

    @Override
    public void watch(EndListener listener) {
        throw new IllegalStateException(NOT_HERE);
    }

    @Override
    public void writeAddress(AmAddress address) {
        throw new IllegalStateException(NOT_HERE);
    }

    @Override
    public void stop() {
        throw new IllegalStateException(NOT_HERE);
    }
}
