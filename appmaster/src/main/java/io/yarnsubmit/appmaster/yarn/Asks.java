package io.yarnsubmit.appmaster.yarn;

import java.util.Optional;

/**
 * What is asked of the ResourceManager for one group. Counts are those of the allocation, which hears of a grant later than
 * this does. Touched on the heartbeat's thread alone.
 */
interface Asks {
    void ask(int count);

    /** Takes asks back. */
    void withdraw(int count);

    /** That many asks have been granted, as the allocation knows by now. */
    void settle(int count);

    boolean isOutstanding();

    /** The ResourceManager has lost its memory, and was told anew by the client all that the client still held. */
    void resynced();

    /** @return what is wrong, if the counts are not those of the allocation or of the client */
    Optional<String> difference(int expected);
}
