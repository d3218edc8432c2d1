package io.yarnsubmit.driver.control;

/** The answer to a request about a task. */
sealed interface CommandTaskReply {
    /** The task. */
    record Known(CommandTaskView task) implements CommandTaskReply {}

    /** There is no such task, or it ended too long ago. */
    record Missing(int id) implements CommandTaskReply {}

    /** There is no room. */
    record Full(String message) implements CommandTaskReply {}
}
