package io.yarnsubmit.client.run;

import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.protocol.v1.DriverLaunch;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The parts of a driver on this machine.
 *
 * @param jars of the user
 * @param hadoop what comes after them on the class path
 * @param secrets of the user
 * @param onTerminal whether its standard input is a terminal
 */
record DriverParts(
        PlanMaker planMaker,
        List<Path> jars,
        List<Path> hadoop,
        CompletableFuture<TlsIdentity> identity,
        UserSecrets secrets,
        boolean onTerminal) {
    DriverParts {
        jars = List.copyOf(jars);
        hadoop = List.copyOf(hadoop);
    }

    /** What it is told. */
    DriverLaunch launch(DriverStart.Begun application) {
        return DriverLaunch.newBuilder()
                .setPlan(planMaker.driver(Stream.concat(jars.stream(), hadoop.stream())
                        .map(jar -> jar.toAbsolutePath().toString())
                        .toList()))
                .setApplicationId(application.id())
                .setUser(application.user())
                .setDeployMode(planMaker.deployMode())
                .setIdentity(identity.join())
                .addAllGroups(planMaker.groups(List.of(), List.of()))
                .putAllConfiguration(planMaker.withoutEnvironments())
                .setHubHost(application.hubHost())
                .setHubPort(application.hubPort())
                .setOnTerminal(onTerminal)
                .build();
    }
}
