package io.yarnsubmit.driver.jobs;

import com.google.protobuf.ByteString;

/** Hears of one job. On the loop; must not block, and reads nothing there. */
public interface JobListener {
    /** A result. Whoever has read it says so, or no more will come. */
    void delivered(int task, ByteString result);

    /** The last word. */
    void ended(JobOutcome outcome);
}
