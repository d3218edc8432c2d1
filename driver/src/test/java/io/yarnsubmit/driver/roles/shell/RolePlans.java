package io.yarnsubmit.driver.roles.shell;

import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.RolePlan;
import java.time.Duration;

/** Makes plans of roles for tests. */
public final class RolePlans {
    private RolePlans() {}

    public static RolePlan.Builder role(String... command) {
        return RolePlan.newBuilder()
                .addAllCommand(java.util.List.of(command))
                .addPorts("main")
                .setRestart(RolePlan.Restart.RESTART_INSTANCE)
                .setMaxRestarts(3)
                .setRestartWindowMillis(Duration.ofHours(1).toMillis())
                .setStopGraceMillis(2_000);
    }

    public static ExecutorGroupPlan group(String name, int count, RolePlan.Builder role) {
        return ExecutorGroupPlan.newBuilder()
                .setName(name)
                .setInitialTotal(count)
                .setRole(role)
                .build();
    }
}
