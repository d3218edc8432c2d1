package io.yarnsubmit.client.run;

import io.yarnsubmit.client.classdata.ClassArchives;
import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.directory.PrivateDirectory;
import io.yarnsubmit.client.driverhost.DriverChild;
import io.yarnsubmit.client.follow.LocalDriverHost;
import io.yarnsubmit.client.follow.NoDriver;
import io.yarnsubmit.client.follow.Role;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts the driver process of client mode as soon as the application has an id, so that its JVM is up when the
 * ApplicationMaster is. Until then its main is not called: an application that is refused has had no effect. Used by one thread.
 */
final class DriverStart {
    private final Role role;
    private final ClassArchives archives;
    private final DriverParts parts;
    private final @Nullable RunOutput output;
    private final Teardown teardown;
    private LocalDriverHost host = new NoDriver();
    private Consumer<byte[]> tokens = storage -> {};

    /** @param output where the driver's output goes; null: this process's own streams */
    DriverStart(Role role, ClassArchives archives, DriverParts parts, @Nullable RunOutput output, Teardown teardown) {
        this.role = role;
        this.archives = archives;
        this.parts = parts;
        this.output = output;
        this.teardown = teardown;
    }

    /**
     * The application, as far as its driver must know.
     *
     * @param user whom it runs for
     * @param directory for the files between this process and the driver
     * @param hubHost under which executors reach the driver; empty: found out
     * @param hubPort where they have been told to; 0: the driver says
     * @param withTokens whether it cannot log in to the cluster by itself, and is {@link #giveTokens given tokens}
     */
    record Begun(String id, String user, PrivateDirectory directory, String hubHost, int hubPort, boolean withTokens) {}

    /** Starts it, if it is to be on this machine. */
    void begin(Begun application) {
        if (role == Role.HOST) {
            DriverChild child = teardown.add(
                    new DriverChild(
                            application.directory(),
                            archives.runtime(),
                            parts.launch(application),
                            parts.secrets(),
                            output),
                    DriverChild::kill);
            if (application.withTokens()) {
                child.expectTokens();
            }
            child.start();
            host = child;
            tokens = application.withTokens() ? child::writeTokens : storage -> {};
        }
    }

    /**
     * Gives it tokens, before it is told where the ApplicationMaster is, if it needs any.
     *
     * @param storage as in Hadoop's files of tokens
     */
    void giveTokens(byte[] storage) {
        tokens.accept(storage);
    }

    /** What hosts it. */
    LocalDriverHost host() {
        return host;
    }
}
