package io.yarnsubmit.client.run;

import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.protocol.v1.DriverLaunch;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a driver on this machine is told. */
final class DriverLaunches {
    private DriverLaunches() {}

    /**
     * What it is told.
     *
     * @param jars of the user
     * @param hadoop what is to stand behind them on the class path
     * @param hubHost under which executors reach this machine; empty: found out
     */
    static DriverLaunch of(
            PlanMaker planMaker,
            List<Path> jars,
            List<Path> hadoop,
            String applicationId,
            String user,
            TlsIdentity identity,
            String hubHost) {
        return DriverLaunch.newBuilder()
                .setPlan(planMaker.driver(Stream.concat(jars.stream(), hadoop.stream())
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
