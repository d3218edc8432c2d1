package io.yarnsubmit.appmaster.lifecycle;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the {@link LifecycleCore}.
 *
 * @param hostsDriver cluster mode: the driver is this process's child; otherwise it is the client's
 * @param clientWaits whether a client wants to hear the outcome
 * @param leash client mode: how long the client may be silent
 * @param stopTimeout how long executors may take to end by themselves
 * @param stopTimeoutOfRoles client mode: the same if a client ends the application, because the driver then ends the commands of
 *     roles first; zero without roles
 * @param outputWait cluster mode: how long a client may take none of the driver's output after the driver's end
 * @param executorsTimeout how long the executors may take to be there; null: without end
 * @param attempts which of them this is
 */
public record LifecycleSettings(
        boolean hostsDriver,
        boolean clientWaits,
        Duration leash,
        Duration stopTimeout,
        Duration stopTimeoutOfRoles,
        Duration outputWait,
        @Nullable Duration executorsTimeout,
        Attempts attempts) {
    /** From SIGTERM to SIGKILL, here and where the client hosts the driver. */
    public static final Duration DRIVER_STOP_TIMEOUT = Duration.ofSeconds(5);
    /** How long clients may take to confirm the outcome, or to come for it. */
    static final Duration TELL_TIMEOUT = Duration.ofSeconds(5);
    /**
     * How long the ResourceManager may take to confirm the unregistration: as long as Hadoop's clients wait for one by default
     * ({@code yarn.resourcemanager.connect.max-wait.ms}). For one that comes back later than this process goes, the application
     * has failed.
     */
    static final Duration UNREGISTER_TIMEOUT = Duration.ofMinutes(15);
    /** How long the file system may take to delete the staging directory. */
    static final Duration DISPOSE_TIMEOUT = Duration.ofSeconds(10);
    /** A client starts its driver's JVM before it attaches for the first time. */
    static final Duration SHORTEST_FIRST_LEASH = Duration.ofSeconds(30);

    /** How long clients may take to hear how it ended. */
    Duration tellTimeout(boolean behind) {
        return behind ? outputWait : clientWaits ? TELL_TIMEOUT : Duration.ZERO;
    }
}
