package io.yarnsubmit.protocol;

import java.time.Instant;

/** The names of files and secrets that the processes of an application leave for each other. */
public final class LaunchNames {
    /** The application's plan, in the staging directory and in the ApplicationMaster's container directory. */
    public static final String PLAN_FILE = "application.plan";
    /** The TlsIdentity in the staging directory, for later commands of the user. */
    public static final String IDENTITY_FILE = "identity";
    /** How the application ended, in the staging directory, for a client that the ApplicationMaster could not reach. */
    public static final String OUTCOME_FILE = "outcome";
    /** How the application ended, in the staging directory, for an attempt that starts after the end. */
    public static final String ENDING_FILE = "ending";
    /** A file in the staging directory that a waiting client touches while it cannot reach the ApplicationMaster. */
    public static final String CLIENT_PRESENCE_FILE = "client.present";

    /** The journal, in the log directory of each attempt's ApplicationMaster. */
    public static final String JOURNAL_FILE = "timeline.jsonl";

    /** The link, in the ApplicationMaster's container directory, to the archive of its libraries. */
    public static final String AM_LIBRARY_LINK = "yarn-submit-am";
    /** The link to the archive with the jar that is before the user's class path in drivers and executors. */
    public static final String RUNTIME_LINK = "yarn-submit-runtime";
    /** Its name in the archive. */
    public static final String RUNTIME_JAR_NAME = "yarn-submit-runtime.jar";
    /** Where that jar is in a container's directory. */
    public static final String RUNTIME_JAR = RUNTIME_LINK + "/" + RUNTIME_JAR_NAME;
    /** The link to the archive of the classes that the ApplicationMaster loads. */
    public static final String AM_CLASSES_LINK = "yarn-submit-am.jsa";
    /** The same for drivers and executors. */
    public static final String RUNTIME_CLASSES_LINK = "yarn-submit-runtime.jsa";
    /**
     * The time of all jars of ours in containers. A JVM uses an archive of classes only with jars of the very same time. It is
     * the earliest that zip files can have.
     */
    public static final Instant TIME_OF_LIBRARIES = Instant.parse("1980-01-01T00:00:00Z");

    /** The link to the user's keytab, in the ApplicationMaster's container directory. */
    public static final String KEYTAB_LINK = "yarn-submit-am.keytab";
    /** Begins the links to jars with providers of tokens; a number and .jar follow. */
    public static final String PROVIDER_LINK = "yarn-submit-am-tokens-";

    /** The link to the archive of the cluster's configuration, for the ApplicationMaster. */
    public static final String HADOOP_CONFIGURATION_LINK = "hadoop-conf";

    /** Begins the links that stand in for those whose names YARN's launch script cannot carry; a number follows. */
    public static final String STAND_IN_LINK = "yarn-submit-link-";

    /** The alias of the TlsIdentity among the secrets of the ApplicationMaster's credentials. */
    public static final String IDENTITY_SECRET = "yarnsubmit.identity";
    /** The alias of the ExecutorLaunch among the secrets of an executor's credentials. */
    public static final String EXECUTOR_SECRET = "yarnsubmit.executor";

    /** The alias of the UserSecrets among the secrets of the ApplicationMaster's credentials. */
    public static final String USER_SECRETS = "yarnsubmit.secrets";
    /** The alias, in an executor's credentials, of the lines from which its launch script takes variables. */
    public static final String SECRET_LINES = "yarnsubmit.secretLines";
    /** The directory with the user's secrets, in an executor's directory. */
    public static final String SECRETS_DIRECTORY = "yarn-submit-secrets";

    // Driver and executor are in the runtime jar, where classes have other names than in the sources.
    public static final String RUNTIME_PACKAGE = "io.yarnsubmit.runtime.";

    public static final String AM_MAIN = "io.yarnsubmit.appmaster.AmMain";
    public static final String DRIVER_MAIN = "io.yarnsubmit.runtime.driver.DriverMain";
    public static final String EXECUTOR_MAIN = "io.yarnsubmit.runtime.executor.ExecutorMain";

    /** The application type that YARN shows. */
    public static final String APPLICATION_TYPE = "YARN-SUBMIT";

    /** The executor group that always exists. */
    public static final String DEFAULT_GROUP = "default";

    private LaunchNames() {}

    /** Whether a link has the name of a stand-in. */
    public static boolean isStandInLink(String link) {
        return link.matches(STAND_IN_LINK + "\\d+");
    }
}
