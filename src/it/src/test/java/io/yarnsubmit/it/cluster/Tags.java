package io.yarnsubmit.it.cluster;

/**
 * The tags of integration tests. A test that is {@link #LONG} is not in the gate: only {@code scripts/test --long} runs it. It
 * has one tag of a part besides, so that {@code scripts/test --long chaos} runs it with those of its kind alone.
 */
public final class Tags {
    /** Slow and rare: not in the gate. */
    public static final String LONG = "long";

    /** Parts: everything at once is killed under a job. */
    public static final String CHAOS = "chaos";

    /** An ApplicationMaster or a ResourceManager goes, and another one takes over. */
    public static final String FAILOVER = "failover";

    /** NodeManagers and the file system come and go; clusters of separate processes. */
    public static final String DAEMONS = "daemons";

    /** Client, driver and executors that fail, hang, or are interrupted. */
    public static final String FAULTS = "faults";

    /** Submitting: options, files, isolation, exit statuses, the library. */
    public static final String SUBMISSION = "submission";

    /** Where executors go, and what the queue gives. */
    public static final String PLACEMENT = "placement";

    /** Executors, tasks and jobs. */
    public static final String TASKS = "tasks";

    /** What people see on a terminal. */
    public static final String TERMINAL = "terminal";

    /** {@code yarn-submit map}. */
    public static final String MAP = "map";

    /** Tokens that live for seconds, on a cluster with Kerberos. */
    public static final String SECURITY = "security";

    /** {@code --master local[N]}. */
    public static final String LOCAL = "local";

    private Tags() {}
}
