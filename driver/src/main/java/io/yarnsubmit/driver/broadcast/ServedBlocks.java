package io.yarnsubmit.driver.broadcast;

import com.google.protobuf.ByteString;
import java.io.IOException;

/** Blocks that the driver serves to executors. Thread-safe. */
public interface ServedBlocks {
    /** Keeps a block until it is released. @return the port where it is served */
    int keep(long block, ByteString bytes) throws IOException;

    void release(long block);
}
