package io.yarnsubmit.driver.shell;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.KeptOutput;
import java.util.function.Consumer;

/** Brings outputs here that executors keep. */
public interface OutputFetcher {
    /**
     * Returns at once.
     *
     * @param whenHere or the other one is called later, once, on whatever thread
     */
    void fetch(KeptOutput output, Consumer<ByteString> whenHere, Runnable whenLost);
}
