package io.yarnsubmit.driver.shell;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.KeptOutput;
import java.util.function.Consumer;

/** Fetches outputs that executors keep. */
public interface OutputFetcher {
    /**
     * Returns at once.
     *
     * @param whenHere is called later, once, on any thread, unless the other one is
     * @param whenLost is called with the reason: the output is not there any more, or does not fit into the heap
     */
    void fetch(KeptOutput output, Consumer<ByteString> whenHere, Consumer<Throwable> whenLost);
}
