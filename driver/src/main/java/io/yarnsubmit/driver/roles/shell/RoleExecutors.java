package io.yarnsubmit.driver.roles.shell;

/** What roles want of their executors. On the loop; it is done after the present event. */
public interface RoleExecutors {
    /** How many a role is to have. None ends that is not named. */
    void total(String role, int total);

    /**
     * One ends, and no other takes its place.
     *
     * @param done whether its command has exited with 0
     */
    void end(int executorId, boolean done);
}
