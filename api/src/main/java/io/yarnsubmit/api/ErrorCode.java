package io.yarnsubmit.api;

/**
 * The stable codes of yarn-submit's errors, grouped by who can do something about it: 1xxx what the user typed, 2xxx what
 * the cluster said, 3xxx the application while it runs, 9xxx defects of yarn-submit.
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

    /** The ResourceManager did not answer in time. */
    RESOURCE_MANAGER_UNREACHABLE(2001),
    /** The cluster's file system did not answer, or refused. */
    FILE_SYSTEM_UNAVAILABLE(2002),
    /** There is no application of that name that the ResourceManager knows. */
    NO_SUCH_APPLICATION(2003),
    /** What was asked for is only for the user who submitted the application. */
    NOT_THE_OWNER(2004),
    /** The application is not in a state in which that can be done. */
    WRONG_STATE(2005),
    /** The ApplicationMaster did not answer in time. */
    MASTER_UNREACHABLE(2006),
    /** Logs are not there, not yet or not any more, or this user may not read them. */
    LOGS_UNAVAILABLE(2012),
    /** The queue is not there, is no leaf, is stopped, or does not accept this user. */
    QUEUE_UNUSABLE(2104),
    /** A container larger than the cluster's or the queue's maximum was asked for. */
    CONTAINER_TOO_LARGE(2105),
    /** The ResourceManager refused the application. */
    SUBMISSION_REFUSED(2106),
    /** The embedded YARN did not start. */
    EMBEDDED_NOT_STARTED(2107),
    /** The node label is not there, or the queue may not use it. */
    NODE_LABEL_UNUSABLE(2108),
    /** The cluster has no such resource type. */
    RESOURCE_TYPE_UNKNOWN(2109),
    /** None of the machines or racks that executors must run on is there. */
    MACHINE_UNKNOWN(2110),

    /** The program was not started by yarn-submit, so there is no application to talk to. */
    NOT_IN_APPLICATION(3001),
    /** The driver process has opened its context already. */
    CONTEXT_ALREADY_OPEN(3002),
    /** The context was closed. */
    CONTEXT_CLOSED(3003),
    /** A task, or what it captures, cannot be serialized. */
    TASK_NOT_SERIALIZABLE(3101),
    /** A task failed on every attempt. */
    TASK_FAILED(3102),
    /** The executors of a task were lost on every attempt. */
    TASK_EXECUTOR_LOST(3103),
    /** The executor group is not part of this application. */
    NO_SUCH_GROUP(3104),
    /** The results of a job are more than the driver may hold. */
    RESULT_TOO_LARGE(3105),
    /** The output of a task was lost with its executors as often as is allowed. */
    TASK_OUTPUT_LOST(3106),
    /** The driver cancelled a task, or its stage. */
    TASK_CANCELLED(3107),
    /** A task was asked for its context, and none runs on this thread. */
    NOT_IN_TASK(3108),
    /** The broadcast value was closed. */
    BROADCAST_CLOSED(3109),

    /** A state that should not have been possible. */
    DEFECT(9001);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    /** The code as messages show it, such as {@code YS-2104}. */
    public String label() {
        return "YS-" + number;
    }
}
