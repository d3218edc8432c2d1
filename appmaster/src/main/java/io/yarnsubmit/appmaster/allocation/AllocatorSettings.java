package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;

/**
 * The limits of the {@link AllocatorCore}.
 *
 * @param maxFailures after how many executors that failed by the program's fault the application fails
 * @param registrationTimeout from the start of an executor's process to its registration
 * @param grantHold how long a container is kept that cannot be used because the driver's hub is not known; well below the
 *     ten minutes after which the ResourceManager takes an unused container back
 * @param firstExecutorId executors get this number and higher ones
 */
public record AllocatorSettings(
        int maxFailures, Duration registrationTimeout, Duration grantHold, int firstExecutorId) {
    public static final Duration GRANT_HOLD = Duration.ofMinutes(5);

    public AllocatorSettings {
        if (maxFailures < 1 || firstExecutorId < 1) {
            throw new IllegalArgumentException("maxFailures " + maxFailures + ", firstExecutorId " + firstExecutorId);
        }
    }
}
