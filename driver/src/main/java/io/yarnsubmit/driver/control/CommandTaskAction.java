package io.yarnsubmit.driver.control;

/** What the {@link CommandTasksCore} decides. Actions are carried out in order. */
sealed interface CommandTaskAction {
    /**
     * Run an attempt. Answered by its end.
     *
     * @param earlierAttempts how many there were before
     */
    record Start(int id, CommandTaskSpec spec, int earlierAttempts) implements CommandTaskAction {}

    /** End what runs of it, or is waiting to run. */
    record Cancel(int id) implements CommandTaskAction {}

    /** Answer a request. */
    record Answer(long request, CommandTaskReply reply) implements CommandTaskAction {}
}
