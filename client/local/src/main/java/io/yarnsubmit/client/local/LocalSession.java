package io.yarnsubmit.client.local;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.appmaster.LocalMaster;
import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.appmaster.cluster.AmContainer;
import io.yarnsubmit.appmaster.lifecycle.ApplicationEnd;
import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.directory.LocalId;
import io.yarnsubmit.client.directory.PrivateDirectory;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.FileRequest;
import io.yarnsubmit.client.follow.ApplicationPort;
import io.yarnsubmit.client.home.RuntimeJar;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.failure.ThrownText;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One application without YARN, except for its driver: its files, its ApplicationMaster in this process, its executors. */
public final class LocalSession implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    /** A driver that is gone does not come back, and there is no network between that could break. */
    private static final String DRIVER_TIMEOUT = "2s";
    /** The client cannot be gone while this process runs; it can only be halted for a while, as with Ctrl-Z. */
    private static final String NO_LEASH = "36500d";

    private final RuntimeJar runtime;
    private final RunOutput console;
    private final List<ContainerFile> files;
    private final List<Path> hadoop;
    private final String id;
    private final LocalPlaces places;
    private final LocalApplication application = new LocalApplication();
    // Kept, because a logger without references forgets its level.
    private final Logger grpcLog = Logger.getLogger("io.grpc");
    private final CompletableFuture<Void> started;
    private volatile @Nullable LocalMaster master;
    private volatile @Nullable LocalCluster cluster;

    private LocalSession(
            RuntimeJar runtime,
            RunOutput console,
            List<ContainerFile> files,
            List<Path> hadoop,
            PlanMaker planMaker,
            int hubPort,
            CompletableFuture<TlsIdentity> identity,
            UserSecrets secrets) {
        this.runtime = runtime;
        this.console = console;
        this.files = List.copyOf(files);
        this.hadoop = List.copyOf(hadoop);
        grpcLog.setLevel(Level.WARNING);
        id = LocalId.make(Instant.now(), ZoneId.systemDefault(), new SecureRandom());
        places = LocalPlaces.make(id);
        places.sweepLogs();
        started = CompletableFuture.runAsync(
                () -> serve(planMaker, hubPort, identity.join(), secrets),
                work -> OwnThreads.start("local-master-start", OwnThreads.NOT_MISSED, work));
    }

    /** The files that the user named, on this machine. */
    public static List<ContainerFile> find(SubmitRequest request) {
        return LocalFiles.resolve(FileRequest.all(request));
    }

    /** The files on the class path, in order. */
    public static List<Path> jars(List<ContainerFile> files) {
        return files.stream()
                .filter(file -> file.kind().onClassPath())
                .map(file -> ((ContainerFile.Local) file.source()).path())
                .toList();
    }

    /**
     * Makes its directories, and begins to serve driver and client, and to start executors, on a thread of its own: the driver
     * need not wait to be started.
     *
     * @param hadoop what executors have on their class path behind the user's jars
     * @param hubPort where the driver's hub is going to listen
     * @param secrets of the user, for executors
     */
    public static LocalSession start(
            RuntimeJar runtime,
            RunOutput console,
            List<ContainerFile> files,
            List<Path> hadoop,
            PlanMaker planMaker,
            int hubPort,
            CompletableFuture<TlsIdentity> identity,
            UserSecrets secrets) {
        return new LocalSession(runtime, console, files, hadoop, planMaker, hubPort, identity, secrets);
    }

    public String applicationId() {
        return id;
    }

    public String user() {
        return System.getProperty("user.name");
    }

    /** For files of this process and the driver. */
    public PrivateDirectory privateDirectory() {
        return places.directory();
    }

    /** Stays when the application is over. */
    public Path logDirectory() {
        return places.logDirectory();
    }

    /** The application, for a follower. */
    public ApplicationPort application() {
        return application;
    }

    private void serve(PlanMaker planMaker, int hubPort, TlsIdentity identity, UserSecrets secrets) {
        try {
            ApplicationPlan plan = plan(planMaker);
            ExecutorStart start =
                    new ExecutorStart(places, runtime, ExecutorStart.links(files, places), plan.getGroupsList());
            AmContainer container = new AmContainer(
                    id, 1, "container-" + id, LOOPBACK, places.logDirectory(), places.privateDirectory());
            LocalMaster serving = LocalMaster.start(plan, container, hubPort, identity, secrets, (launches, events) -> {
                LocalCluster made = new LocalCluster(id, start, logUrl(), launches, events, new Words());
                cluster = made;
                return made;
            });
            master = serving;
            application.servedAt(LOOPBACK, serving.port());
        } catch (Throwable e) {
            // Whatever it is: the driver and the client wait for an ApplicationMaster.
            application.ended(new ApplicationEnd(
                    ExitCode.NOT_STARTED,
                    Verdict.VERDICT_FAILED,
                    EndCause.of(EndCode.NOT_STARTED)
                            .quoting(
                                    e instanceof YarnSubmitException || e instanceof IOException
                                            ? String.valueOf(e.getMessage())
                                            : "This should not have happened (" + ErrorCode.DEFECT.label() + "): "
                                                    + ThrownText.line(e))));
        }
    }

    private String logUrl() {
        return places.logDirectory().toUri() + ExecutorStart.name(Grant.EXECUTOR);
    }

    private ApplicationPlan plan(PlanMaker planMaker) {
        List<String> jars = Stream.concat(
                        files.stream().filter(file -> file.kind().onClassPath()).map(ContainerFile::link),
                        hadoop.stream().map(path -> path.toAbsolutePath().toString()))
                .toList();
        ApplicationPlan.Builder plan = planMaker.plan(user(), "", List.of(), jars, jars).toBuilder()
                .putConfiguration(ConfigKeys.CLIENT_LEASH.name(), NO_LEASH);
        if (!plan.containsConfiguration(ConfigKeys.EXECUTOR_DRIVER_TIMEOUT.name())) {
            plan.putConfiguration(ConfigKeys.EXECUTOR_DRIVER_TIMEOUT.name(), DRIVER_TIMEOUT);
        }
        return plan.build();
    }

    private final class Words implements LocalCluster.Listener {
        @Override
        public void lost(int executorId, String why) {
            console.say("executor " + executorId + " was lost: " + why);
        }

        @Override
        public void ended(ApplicationEnd ending) {
            application.ended(ending);
        }
    }

    /** Ends the executors and all processes that they have started, and removes everything except the logs. */
    @Override
    public void close() {
        try {
            started.join();
            if (cluster != null) {
                cluster.close();
            }
            if (master != null) {
                master.close();
            }
            places.remove();
        } catch (IOException e) {
            console.complain(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
