package io.yarnsubmit.appmaster.yarn;

import java.util.Optional;

/**
 * The asks of one group. Counts are those of the allocation, which gets a grant later than this class. Touched only on the
 * heartbeat's thread.
 */
interface Asks {
    void ask(int count);

    /** Takes asks back. */
    void withdraw(int count);

    /** This many asks were granted, and the allocation knows it. */
    void settle(int count);

    boolean isOutstanding();

    /** The ResourceManager was restarted, and the client has sent it again all asks that the client still held. */
    void resynced();

    /** @return what is wrong, if the counts differ from those of the allocation or of the client */
    Optional<String> difference(int expected);
}
