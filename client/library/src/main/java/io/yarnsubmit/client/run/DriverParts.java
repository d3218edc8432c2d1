package io.yarnsubmit.client.run;

import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.protocol.v1.DriverLaunch;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The parts of a driver on this machine.
 *
 * @param jars of the user
 * @param hadoop what comes after them on the class path
 */
record DriverParts(PlanMaker planMaker, List<Path> jars, List<Path> hadoop, TlsIdentity identity) {
    DriverParts {
        jars = List.copyOf(jars);
        hadoop = List.copyOf(hadoop);
    }

    /** What it is told. */
    DriverLaunch launch(StartedApplication application) {
        return DriverLaunch.newBuilder()
                .setPlan(planMaker.driver(Stream.concat(jars.stream(), hadoop.stream())
                        .map(jar -> jar.toAbsolutePath().toString())
                        .toList()))
                .setApplicationId(application.id())
                .setUser(application.user())
                .setDeployMode(planMaker.deployMode())
                .setIdentity(identity)
                .addAllGroups(planMaker.groups(List.of(), List.of()))
                .putAllConfiguration(planMaker.withoutEnvironments())
                .setHubHost(application.hubHost())
                .build();
    }
}
