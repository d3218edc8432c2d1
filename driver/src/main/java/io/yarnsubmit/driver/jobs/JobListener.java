package io.yarnsubmit.driver.jobs;

import com.google.protobuf.ByteString;

/** Is told the results and the end of one job. On the loop; must not block or deserialize anything there. */
public interface JobListener {
    /** A result has arrived. The listener must report that it has read it, or no more results follow. */
    void delivered(int task, ByteString result);

    /** The job has ended. The last call. */
    void ended(JobOutcome outcome);
}
