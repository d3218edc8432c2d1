package io.yarnsubmit.appmaster.tokens;

import java.io.IOException;

/** The tokens that the ApplicationMaster uses, and containers get. */
public interface TokenHolder {
    /**
     * Uses these from now on.
     *
     * @param storage as in Hadoop's files of tokens
     * @return those of them that driver and executors may have
     */
    byte[] take(byte[] storage) throws IOException;
}
