package io.yarnsubmit.client.run;

import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.driverhost.DriverChild;
import io.yarnsubmit.client.follow.DriverHost;
import io.yarnsubmit.client.follow.FollowObserver;
import io.yarnsubmit.client.follow.Follower;
import io.yarnsubmit.client.follow.Leaves;
import io.yarnsubmit.client.follow.NoDriver;
import io.yarnsubmit.client.follow.Role;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.map.MapPreparation;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An application that was accepted, to be followed to its end or detached. Used once, by one thread. */
public final class StartedRun {
    private final SubmitRequest request;
    private final ProductHome home;
    private final RunOutput output;
    private final StartedApplication application;
    private final DriverParts parts;
    private final Teardown teardown;

    StartedRun(
            SubmitRequest request,
            ProductHome home,
            RunOutput output,
            StartedApplication application,
            DriverParts parts,
            Teardown teardown) {
        this.request = request;
        this.home = home;
        this.output = output;
        this.application = application;
        this.parts = parts;
        this.teardown = teardown;
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

    /**
     * Stays until the application has ended.
     *
     * @param driverOutput where the output of a driver on this machine goes; null: this process's own streams
     */
    public FollowedRun follow(Stopper stopper, FollowObserver observer, @Nullable RunOutput driverOutput)
            throws InterruptedException {
        Role role = Role.of(request.deployMode());
        Follower follower = new Follower(
                application.id(),
                role,
                application.limits(),
                application.port(),
                ApplicationTls.of(parts.identity()),
                output,
                role == Role.HOST ? driver(driverOutput) : new NoDriver(),
                application.driverLog(),
                observer);
        if (MapPreparation.isRun(request)) {
            follower.driverTellsItsExit();
        }
        stopper.handOver(follower::stop);
        application.followed(follower::stop);
        int exitCode = follower.follow();
        application.left(follower.leaves());
        return new FollowedRun(exitCode, application);
    }

    private DriverHost driver(@Nullable RunOutput driverOutput) {
        return teardown.add(
                new DriverChild(application.directory(), home.runtime(), parts.launch(application), driverOutput),
                DriverChild::kill);
    }
}
