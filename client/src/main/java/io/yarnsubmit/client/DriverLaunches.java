package io.yarnsubmit.client;

import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.protocol.v1.DriverLaunch;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.nio.file.Path;
import java.util.List;

/** What a driver on this machine is told. */
final class DriverLaunches {
    private DriverLaunches() {}

    /** @param hubHost under which executors reach this machine; empty: found out */
    static DriverLaunch of(
            PlanMaker planMaker,
            List<Path> jars,
            String applicationId,
            String user,
            TlsIdentity identity,
            String hubHost) {
        return DriverLaunch.newBuilder()
                .setPlan(planMaker.driver(jars.stream()
                        .map(jar -> jar.toAbsolutePath().toString())
                        .toList()))
                .setApplicationId(applicationId)
                .setUser(user)
                .setDeployMode(planMaker.deployMode())
                .setIdentity(identity)
                .addAllGroups(planMaker.groups(List.of(), List.of()))
                .putAllConfiguration(planMaker.withoutEnvironments())
                .setHubHost(hubHost)
                .build();
    }
}
