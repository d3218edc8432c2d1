package io.yarnsubmit.driver.roles;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What is asked of roles. Thread-safe; answers come on the loop. */
public interface RolesBackend {
    /** Whether an executor group is a role. */
    boolean isRole(String group);

    /** All roles, in the order of the plan. */
    void describe(Consumer<List<RoleView>> answered);

    /** Which instance an executor has. On the loop. */
    Optional<InstanceId> instanceOn(int executorId);

    /**
     * Runs a command beside an instance.
     *
     * @param answered with its number; without one and with the reason if the instance does not run now
     */
    void runBeside(
            InstanceId instance,
            List<String> command,
            Map<String, String> environment,
            BiConsumer<OptionalLong, String> answered);

    /**
     * Waits for the end of such a command.
     *
     * @param answered when it has ended or the time is over; empty if there is no such command
     */
    void awaitBeside(InstanceId instance, long number, Duration patience, Consumer<Optional<BesideView>> answered);

    /**
     * Ends such a command, and forgets it.
     *
     * @param answered whether there was one
     */
    void endBeside(InstanceId instance, long number, Consumer<Boolean> answered);

    /** Tells what happens from now on, and first what has happened. */
    void listen(RoleListener listener);

    /** Says who knows when keys are there. */
    void watchWith(KeyWatch keys);

    /** Tells when there is a value for a key. */
    interface KeyWatch {
        /** @param present runs on the loop, once, when there is one, unless that takes longer than the time */
        void whenPresent(String key, Duration patience, Runnable present);
    }
}
