package io.yarnsubmit.api;

/**
 * The stable codes of yarn-submit's errors, grouped by where the error lies: 1xxx in what the user typed, 2xxx at the
 * cluster, 3xxx in the running application, 9xxx in yarn-submit itself.
 */
public enum ErrorCode {
    /** One or more options, configuration keys or values cannot be used. */
    BAD_INPUT(1001),
    /** No Hadoop configuration was found. */
    NO_CONFIGURATION(1002),
    /** A file, jar or archive is missing or cannot be read. */
    FILE_NOT_READABLE(1003),
    /** The main class is not in the jars. */
    CLASS_NOT_FOUND(1004),
    /** Two files would get the same name in the containers. */
    LINK_CONFLICT(1005),
    /** A file of the Hadoop configuration cannot be read, or a value in it cannot be used. */
    BAD_CONFIGURATION(1006),
    /** Nobody says who the user is that the cluster is to know this process by. */
    USER_UNKNOWN(1007),
    /** This user has no Kerberos login that can be used: no ticket, one that has expired, a keytab that does not fit. */
    NO_KERBEROS_LOGIN(1008),
    /** This machine's krb5.conf is missing, or does not say what is needed. */
    KERBEROS_NOT_CONFIGURED(1009),

    /** The ResourceManager did not answer in time. */
    RESOURCE_MANAGER_UNREACHABLE(2001),
    /** The cluster's file system did not answer, or refused. */
    FILE_SYSTEM_UNAVAILABLE(2002),
    /** The ResourceManager knows no such application. */
    NO_SUCH_APPLICATION(2003),
    /** Only the user who submitted the application may do this. */
    NOT_THE_OWNER(2004),
    /** The application is in a state in which this cannot be done. */
    WRONG_STATE(2005),
    /** The ApplicationMaster did not answer in time. */
    MASTER_UNREACHABLE(2006),
    /** The Kerberos KDC does not answer, or refuses: the clocks differ, or it does not know a service. */
    KDC_UNUSABLE(2007),
    /** The cluster does not let this user use a service, or act on behalf of another user. */
    NOT_ALLOWED(2008),
    /** The cluster and its configuration here differ on Kerberos: whether it is used, or the services' principals. */
    SECURITY_DIFFERS(2009),
    /** The ResourceManager cannot renew the tokens of the application. */
    TOKENS_REFUSED(2010),
    /** Logs do not exist yet, or no longer, or this user may not read them. */
    LOGS_UNAVAILABLE(2012),
    /** The queue does not exist, is not a leaf queue, is stopped, or does not accept this user. */
    QUEUE_UNUSABLE(2104),
    /** A requested container is larger than the cluster's or the queue's maximum. */
    CONTAINER_TOO_LARGE(2105),
    /** The ResourceManager refused the application. */
    SUBMISSION_REFUSED(2106),
    /** The embedded YARN did not start. */
    EMBEDDED_NOT_STARTED(2107),
    /** The node label does not exist, or the queue may not use it. */
    NODE_LABEL_UNUSABLE(2108),
    /** The cluster has no such resource type. */
    RESOURCE_TYPE_UNKNOWN(2109),
    /** The cluster has none of the machines or racks that executors must run on. */
    MACHINE_UNKNOWN(2110),
    /** A service gives no token for the application, or a provider of tokens cannot be used. */
    TOKENS_UNAVAILABLE(2112),

    /** The program was not started by yarn-submit, so there is no application to talk to. */
    NOT_IN_APPLICATION(3001),
    /** The context of this driver process is open already. */
    CONTEXT_ALREADY_OPEN(3002),
    /** The context was closed. */
    CONTEXT_CLOSED(3003),
    /** A task, or what it captures, cannot be serialized. */
    TASK_NOT_SERIALIZABLE(3101),
    /** A task failed on every attempt. */
    TASK_FAILED(3102),
    /** The executors of a task were lost on every attempt. */
    TASK_EXECUTOR_LOST(3103),
    /** The application has no such executor group. */
    NO_SUCH_GROUP(3104),
    /** The results of a job are larger than the driver may hold. */
    RESULT_TOO_LARGE(3105),
    /** The output of a task was lost with its executors more often than is allowed. */
    TASK_OUTPUT_LOST(3106),
    /** The driver cancelled a task, or its stage. */
    TASK_CANCELLED(3107),
    /** The context of a task was requested on a thread that runs no task. */
    NOT_IN_TASK(3108),
    /** The broadcast value was closed. */
    BROADCAST_CLOSED(3109),
    /** A function, an input or a broadcast value is larger than it may be, or than the driver's memory. */
    VALUE_TOO_LARGE(3110),
    /** The tasks of a job have used too many names of counters. */
    TOO_MANY_COUNTERS(3111),
    /** The application has no such executor, role or instance of a role. */
    NO_SUCH_INSTANCE(3112),

    /** A state that should be impossible. */
    DEFECT(9001);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    /** The code as it appears in messages, such as {@code YS-2104}. */
    public String label() {
        return "YS-" + number;
    }
}
