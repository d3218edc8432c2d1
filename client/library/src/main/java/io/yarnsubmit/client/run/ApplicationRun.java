package io.yarnsubmit.client.run;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.classdata.ClassArchives;
import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.console.StandardInput;
import io.yarnsubmit.client.embedded.EmbeddedProcess;
import io.yarnsubmit.client.files.ClassPathName;
import io.yarnsubmit.client.follow.Role;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.identity.IdentityMaker;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.client.timeline.Timeline;
import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.secrets.SecretMask;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One application from the search for its files to the removal of the last one, wherever it runs. Each step gives the object
 * for the next: this one is started, a {@link StartedRun} is followed or detached, a {@link FollowedRun} says how it ended.
 * Closing this removes whatever is left: processes, the application if it was not detached, files here and on the cluster.
 * Used once, by one thread at a time.
 */
public final class ApplicationRun implements AutoCloseable {
    private final SubmitRequest request;
    private final ProductHome home;
    private final Map<String, String> environment;
    private final RunOutput output;
    private final @Nullable RunOutput driverOutput;
    private final Timeline timeline;
    private final Teardown teardown = new Teardown();

    /**
     * For one application.
     *
     * @param environment names the cluster's configuration
     * @param driverOutput where the output of a driver on this machine goes; null: this process's own streams
     */
    public ApplicationRun(
            SubmitRequest request,
            ProductHome home,
            Map<String, String> environment,
            RunOutput output,
            @Nullable RunOutput driverOutput,
            Timeline timeline) {
        this.request = request;
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.output = output;
        this.driverOutput = driverOutput;
        this.timeline = timeline;
    }

    /**
     * Finds the files and the main class, checks the request against the place where it is to run, and starts the application;
     * returns when it is accepted.
     *
     * @throws YarnSubmitException when request or place do not allow it
     */
    public StartedRun start() throws InterruptedException {
        if (!request.secrets().shown().isEmpty()) {
            output.hide(SecretMask.of(request.secrets().values())::mask);
            request.secrets().warnings().forEach(output::complain);
        }
        return switch (request.master().place()) {
            case LOCAL -> {
                List<Path> forExecutors = hadoop(ConfigKeys.EXECUTOR_HADOOP_CLASSES, this::configured);
                yield start(
                        new LocalRunPlace(request, home, forExecutors, output, timeline, teardown),
                        hadoop(ConfigKeys.DRIVER_HADOOP_CLASSES, this::configured));
            }
            case EMBEDDED -> onCluster(embedded());
            case YARN -> onCluster(configured());
        };
    }

    private ClusterConfiguration configured() {
        return ClusterConfiguration.fromEnvironment(environment);
    }

    private ClusterConfiguration embedded() throws InterruptedException {
        if (!request.waits()) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT,
                    "--no-wait does not go with --master embedded: the embedded YARN ends with this command");
        }
        output.show("starting a YARN on this machine");
        EmbeddedProcess embedded = teardown.add(EmbeddedProcess.start(home), EmbeddedProcess::close);
        timeline.mark("embedded YARN ready");
        return ClusterConfiguration.of(List.of(embedded.configuration()));
    }

    private StartedRun onCluster(ClusterConfiguration configuration) throws InterruptedException {
        return start(
                new ClusterRunPlace(request, home, configuration, output, timeline, teardown),
                hadoop(ConfigKeys.DRIVER_HADOOP_CLASSES, () -> configuration));
    }

    private List<Path> hadoop(ConfigKey<Boolean> wanted, Supplier<ClusterConfiguration> configuration) {
        return HadoopClasses.classPath(request.settings().get(wanted), home, configuration);
    }

    private StartedRun start(RunPlace place, List<Path> hadoop) throws InterruptedException {
        CompletableFuture<TlsIdentity> identity =
                CompletableFuture.supplyAsync(() -> IdentityMaker.make(Instant.now()));
        FoundFiles found = place.find();
        Role role = Role.of(request.deployMode());
        if (role == Role.HOST) {
            ClassPathName.check(found.jars());
        }
        PlanMaker planMaker = PlanMaker.of(request, found.jars());
        // A driver on this machine has this process's own standard input, unless its output is wanted.
        boolean onTerminal = role == Role.HOST && driverOutput == null && StandardInput.isTerminal();
        DriverStart driver = new DriverStart(
                role,
                ClassArchives.of(home, request.settings().get(ConfigKeys.CLASS_ARCHIVES)),
                new DriverParts(
                        planMaker,
                        found.jars(),
                        hadoop,
                        identity,
                        request.secrets().values(),
                        onTerminal),
                driverOutput,
                teardown);
        StartedApplication application = place.start(found, planMaker, identity, driver);
        return new StartedRun(request, output, application, driver.host(), identity.join(), onTerminal);
    }

    @Override
    public void close() {
        teardown.close();
    }
}
