package io.yarnsubmit.protocol;

/** The names by which the processes of an application find what others left for them. */
public final class LaunchNames {
    /** The application's plan, in the staging directory and in the ApplicationMaster's container directory. */
    public static final String PLAN_FILE = "application.plan";
    /** The TlsIdentity, in the staging directory, for the user's later commands. */
    public static final String IDENTITY_FILE = "identity";
    /** How the application ended, in the staging directory, for a client that could not be told. */
    public static final String OUTCOME_FILE = "outcome";
    /** How the application ended, in the staging directory, for an attempt that follows although it has ended. */
    public static final String ENDING_FILE = "ending";
    /** Touched in the staging directory by a waiting client that cannot reach the ApplicationMaster. */
    public static final String CLIENT_PRESENCE_FILE = "client.present";

    /** What happened, in the log directory of each attempt's ApplicationMaster. */
    public static final String JOURNAL_FILE = "timeline.jsonl";

    /** Link of the archive with the product's libraries that an ApplicationMaster needs, in its container directory. */
    public static final String AM_LIBRARY_LINK = "yarn-submit-am";
    /** Link of the archive with the product's libraries that drivers and executors need. */
    public static final String RUNTIME_LIBRARY_LINK = "yarn-submit-runtime";

    /** Link of the archive with the cluster's configuration, which an ApplicationMaster needs. */
    public static final String HADOOP_CONFIGURATION_LINK = "hadoop-conf";

    /** Alias of the TlsIdentity among the secrets of the ApplicationMaster's credentials. */
    public static final String IDENTITY_SECRET = "yarnsubmit.identity";
    /** Alias of the ExecutorLaunch among the secrets of an executor's credentials. */
    public static final String EXECUTOR_SECRET = "yarnsubmit.executor";

    public static final String AM_MAIN = "io.yarnsubmit.appmaster.AmMain";
    public static final String DRIVER_MAIN = "io.yarnsubmit.driver.DriverMain";
    public static final String EXECUTOR_MAIN = "io.yarnsubmit.executor.ExecutorMain";

    /** What YARN shows as the type of our applications. */
    public static final String APPLICATION_TYPE = "YARN-SUBMIT";

    /** The group that always exists. */
    public static final String DEFAULT_GROUP = "default";

    private LaunchNames() {}
}
