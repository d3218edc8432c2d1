package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The settings of the {@link AllocatorCore}.
 *
 * @param groups in the order of the plan
 * @param maxFailures the application fails after this many executors failed through the program's fault within {@code
 *     failuresValidity}
 * @param maxNodeFailures a machine is excluded after this many failures within {@code failuresValidity}
 * @param nodeExcludeTime how long a machine is excluded
 * @param excludedHosts machines that are never used
 * @param startTimeout from the launch of an executor to the answer of its machine
 * @param registrationTimeout from the start of an executor's process to its registration
 * @param gangTimeout how long containers are held for {@link GroupRules#minToStart}
 * @param grantHold how long a container that cannot be used is kept while the driver's hub is unknown; well below the
 *     ten minutes after which the ResourceManager takes an unused container back
 * @param adoptionTimeout how long it may take until both the driver and the ResourceManager have named an executor of a
 *     former attempt; zero if executors do not outlive their attempt
 * @param firstExecutorId executors get this number and higher ones
 */
public record AllocatorSettings(
        List<GroupRules> groups,
        int maxFailures,
        Duration failuresValidity,
        int maxNodeFailures,
        Duration nodeExcludeTime,
        Set<String> excludedHosts,
        Duration startTimeout,
        Duration registrationTimeout,
        Duration gangTimeout,
        Duration grantHold,
        Duration adoptionTimeout,
        int firstExecutorId) {
    public static final Duration GRANT_HOLD = Duration.ofMinutes(5);
    public static final Duration ADOPTION_TIMEOUT = Duration.ofMinutes(2);

    public AllocatorSettings {
        groups = List.copyOf(groups);
        excludedHosts = Set.copyOf(excludedHosts);
        if (maxFailures < 1 || firstExecutorId < 1) {
            throw new IllegalArgumentException("maxFailures " + maxFailures + ", firstExecutorId " + firstExecutorId);
        }
    }

    /** Whether there may be executors of a former attempt: the first attempt's ids begin at 1. */
    public boolean adopts() {
        return firstExecutorId > 1 && !adoptionTimeout.isZero();
    }
}
