package io.yarnsubmit.appmaster.driverhost;

import io.yarnsubmit.launch.DriverOutputFiles;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings of a driver process.
 *
 * @param workDirectory the container's directory, also the driver's
 * @param hubHost the name under which executors reach this machine
 * @param hubPort where the driver's hub is to listen, which executors are told
 * @param tokens for the driver
 * @param secrets of the user
 */
public record DriverHostSettings(
        ApplicationPlan plan,
        TlsIdentity identity,
        String applicationId,
        int attempt,
        Path workDirectory,
        DriverOutputFiles output,
        String hubHost,
        int hubPort,
        Tokens tokens,
        UserSecrets secrets) {

    /** Tells which tokens the driver gets when it is started. */
    public interface Tokens {
        /** In the form of Hadoop's files; empty where none are needed. */
        Optional<byte[]> get() throws IOException;
    }
}
