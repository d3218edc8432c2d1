package io.yarnsubmit.driver.context;

import io.yarnsubmit.protocol.v1.DriverMessage.GroupLaunch;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is asked of executor groups by others than drivers in Java, beside {@link SchedulerBackend}. Thread-safe; answers come
 * on the loop.
 */
public interface GroupBackend {
    /** Sets how many executors a group is to have, but ends none. */
    void requestOnly(String group, int total, Runnable done);

    /** Ends an executor, so that no other takes its place. */
    void remove(int executorId, Runnable done);

    /**
     * Changes how executors of a group are started from now on. The group is made if it does not exist.
     *
     * @param wanted its number is set here
     * @param answered with why it is refused; empty if it is done
     */
    void launch(GroupLaunch wanted, Consumer<Optional<LaunchRefusal>> answered);

    /** How executors of a group are started, if that was changed. On the loop. */
    Optional<GroupLaunch> launchOf(String group);

    /** Tells when there is no ApplicationMaster for a while. */
    void listen(MasterListener listener);

    /**
     * Why a launch is refused.
     *
     * @param later whether it may be accepted later
     */
    record LaunchRefusal(String message, boolean later) {}

    /** Is told on the loop. */
    interface MasterListener {
        /** The link to the ApplicationMaster is broken. */
        void masterLost();

        /** An ApplicationMaster answers again, perhaps another one. */
        void masterBack(int attempt);
    }
}
