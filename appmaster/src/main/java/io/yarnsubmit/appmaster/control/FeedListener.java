package io.yarnsubmit.appmaster.control;

/** Hears of the clients. Called on the feed's thread. */
public interface FeedListener {
    /** How many are attached now. */
    void clientsAttached(int attached);

    /** Every client that is attached has the outcome. */
    void clientsTold();
}
