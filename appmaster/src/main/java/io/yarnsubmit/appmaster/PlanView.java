package io.yarnsubmit.appmaster;

import io.yarnsubmit.appmaster.allocation.AllocatorSettings;
import io.yarnsubmit.appmaster.allocation.GroupRules;
import io.yarnsubmit.appmaster.cluster.AmContainer;
import io.yarnsubmit.appmaster.lifecycle.Attempts;
import io.yarnsubmit.appmaster.lifecycle.LifecycleSettings;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.DeployMode;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What the parts of the ApplicationMaster need to know of the plan and of the attempt. */
record PlanView(ApplicationPlan plan, AmContainer container, Settings settings) {
    // One attempt never starts this many executors, so the ids of two attempts do not collide.
    private static final int IDS_OF_AN_ATTEMPT = 1_000_000;

    PlanView(ApplicationPlan plan, AmContainer container) {
        this(plan, container, Settings.of(plan.getConfigurationMap()));
    }

    boolean hostsDriver() {
        return plan.getDeployMode() == DeployMode.DEPLOY_MODE_CLUSTER;
    }

    /** @param most how many the cluster allows */
    Attempts attempts(int most) {
        return new Attempts(container.attempt(), most, settings.get(ConfigKeys.RETRY_DRIVER));
    }

    LifecycleSettings lifecycleSettings(Attempts attempts) {
        return new LifecycleSettings(
                hostsDriver(),
                plan.getClientWaits(),
                settings.get(ConfigKeys.CLIENT_LEASH),
                settings.get(ConfigKeys.EXECUTOR_STOP_TIMEOUT),
                stopTimeoutOfRoles(),
                settings.get(ConfigKeys.CLIENT_OUTPUT_WAIT),
                settings.find(ConfigKeys.EXECUTORS_TIMEOUT).orElse(null),
                attempts);
    }

    /** A command that ignores SIGTERM is killed by its executor, which takes a moment; the driver is not waited for longer. */
    private Duration stopTimeoutOfRoles() {
        return plan.getGroupsList().stream()
                .filter(ExecutorGroupPlan::hasRole)
                .map(group ->
                        Duration.ofMillis(group.getRole().getStopGraceMillis()).plusSeconds(1))
                .max(Comparator.naturalOrder())
                .map(longest -> longest.compareTo(LifecycleSettings.DRIVER_STOP_TIMEOUT) < 0
                        ? longest
                        : LifecycleSettings.DRIVER_STOP_TIMEOUT)
                .orElse(Duration.ZERO);
    }

    AllocatorSettings allocatorSettings() {
        return new AllocatorSettings(
                plan.getGroupsList().stream().map(GroupRules::of).toList(),
                settings.find(ConfigKeys.EXECUTOR_MAX_FAILURES).orElseGet(this::maxFailures),
                settings.get(ConfigKeys.EXECUTOR_FAILURES_VALIDITY_INTERVAL),
                settings.get(ConfigKeys.NODE_MAX_FAILURES),
                settings.get(ConfigKeys.NODE_EXCLUDE_TIME),
                Set.copyOf(settings.find(ConfigKeys.NODE_EXCLUDE).orElse(List.of())),
                settings.get(ConfigKeys.EXECUTOR_START_TIMEOUT),
                settings.get(ConfigKeys.EXECUTOR_REGISTRATION_TIMEOUT),
                settings.get(ConfigKeys.EXECUTOR_MIN_TO_START_TIMEOUT),
                AllocatorSettings.GRANT_HOLD,
                // When a driver died with its ApplicationMaster, YARN ends its executors.
                hostsDriver() ? Duration.ZERO : AllocatorSettings.ADOPTION_TIMEOUT,
                (container.attempt() - 1) * IDS_OF_AN_ATTEMPT + 1);
    }

    /**
     * Twice the largest number of executors, because more of them fail when their number grows. And more than one task can
     * end, because that task fails first, and the driver may go on without it.
     */
    private int maxFailures() {
        long most = plan.getGroupsList().stream()
                .mapToLong(group ->
                        Math.max(group.getInitialTotal(), group.getElasticity().getMax()))
                .sum();
        return (int) Math.min(Integer.MAX_VALUE, 2 * Math.max(settings.get(ConfigKeys.TASK_MAX_ATTEMPTS), most));
    }
}
