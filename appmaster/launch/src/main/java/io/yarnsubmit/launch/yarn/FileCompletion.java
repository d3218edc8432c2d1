package io.yarnsubmit.launch.yarn;

import org.apache.hadoop.conf.Configuration;

/**
 * How soon HDFS's client asks again whether a file that was closed is complete. The DataNode reports the last block some
 * milliseconds after the client's question, and by default the client then sleeps for 0.4 s: for a small file that is nearly
 * all of the time. It asks sooner here, twice as late each time, and in all as long as before.
 */
public final class FileCompletion {
    static final String DELAY_MILLIS = "dfs.client.block.write.locateFollowingBlock.initial.delay.ms";
    static final String RETRIES = "dfs.client.block.write.locateFollowingBlock.retries";
    private static final int HADOOPS_DELAY_MILLIS = 400;
    private static final int HADOOPS_RETRIES = 5;
    /** 20 s in all; Hadoop's own are 12 s. */
    private static final int OUR_DELAY_MILLIS = 10;

    private static final int OUR_RETRIES = 11;

    private FileCompletion() {}

    /** Unless the site has chosen other values than Hadoop's. */
    public static void askSooner(Configuration hadoop) {
        if (hadoop.getInt(DELAY_MILLIS, HADOOPS_DELAY_MILLIS) == HADOOPS_DELAY_MILLIS
                && hadoop.getInt(RETRIES, HADOOPS_RETRIES) == HADOOPS_RETRIES) {
            hadoop.setInt(DELAY_MILLIS, OUR_DELAY_MILLIS);
            hadoop.setInt(RETRIES, OUR_RETRIES);
        }
    }
}
