package io.yarnsubmit.client.run;

import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.follow.FollowObserver;
import io.yarnsubmit.client.follow.Follower;
import io.yarnsubmit.client.follow.Leaves;
import io.yarnsubmit.client.follow.LocalDriverHost;
import io.yarnsubmit.client.follow.Role;
import io.yarnsubmit.client.map.MapPreparation;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.nio.file.Path;
import java.util.Optional;

/** An application that was accepted, to be followed to its end or detached. Used once, by one thread. */
public final class StartedRun {
    private final SubmitRequest request;
    private final RunOutput output;
    private final StartedApplication application;
    private final LocalDriverHost driver;
    private final TlsIdentity identity;
    private final boolean onTerminal;

    /** @param onTerminal whether the driver's standard input is a terminal */
    StartedRun(
            SubmitRequest request,
            RunOutput output,
            StartedApplication application,
            LocalDriverHost driver,
            TlsIdentity identity,
            boolean onTerminal) {
        this.request = request;
        this.output = output;
        this.application = application;
        this.driver = driver;
        this.identity = identity;
        this.onTerminal = onTerminal;
    }

    public String applicationId() {
        return application.id();
    }

    /** The address of the application's web page, if it is known. */
    public Optional<String> trackingUrl() throws InterruptedException {
        return application.trackingUrl();
    }

    /** Where the executors write, if that is on this machine. */
    public Optional<Path> logDirectory() {
        return application.logDirectory();
    }

    /** Detaches the application, and returns its id. */
    public String detach() {
        application.left(Leaves.RUNNING);
        return application.id();
    }

    /** Stays until the application has ended. */
    public FollowedRun follow(Stopper stopper, FollowObserver observer) throws InterruptedException {
        Follower follower = new Follower(
                application.id(),
                Role.of(request.deployMode()),
                application.limits(),
                application.port(),
                ApplicationTls.of(identity),
                output,
                driver,
                application.driverLog(),
                observer);
        if (MapPreparation.isRun(request)) {
            follower.driverTellsItsExit();
        }
        if (onTerminal && !request.command().isEmpty()) {
            follower.programHasTerminal();
        }
        stopper.handOver(follower::stop);
        application.followed(follower);
        int exitCode = follower.follow();
        application.left(follower.leaves());
        return new FollowedRun(exitCode, application);
    }
}
