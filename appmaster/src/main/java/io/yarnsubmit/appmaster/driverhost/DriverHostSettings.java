package io.yarnsubmit.appmaster.driverhost;

import io.yarnsubmit.launch.DriverOutputFiles;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.nio.file.Path;

/**
 * The settings of a driver process.
 *
 * @param workDirectory the container's directory, also the driver's
 * @param hubHost the name under which executors reach this machine
 * @param address {@code host:port} of the ApplicationMaster's service
 */
public record DriverHostSettings(
        ApplicationPlan plan,
        TlsIdentity identity,
        String applicationId,
        int attempt,
        Path workDirectory,
        DriverOutputFiles output,
        String hubHost,
        String address) {}
