package io.yarnsubmit.client.yarn.doctor;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.doctor.CheckResult;
import io.yarnsubmit.client.doctor.CheckResult.State;
import io.yarnsubmit.client.doctor.MachineVerdicts;
import io.yarnsubmit.client.yarn.cluster.BoundedCall;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileSystem;

/** All checks of the doctor, in parallel, each bounded in time. */
public final class Examination {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Settings settings;
    private final Consumer<String> progress;
    private final AtomicInteger done = new AtomicInteger();
    private final List<FutureTask<List<CheckResult>>> running = new ArrayList<>();

    /** @param progress gets the progress, from any thread */
    public Examination(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Checks only this machine. */
    public static CheckResult java(Map<String, String> environment) {
        return MachineVerdicts.java(
                Runtime.version().feature(), System.getProperty("java.home"), environment.get("JAVA_HOME"));
    }

    /**
     * The cluster.
     *
     * @param probe whether to start a container there
     */
    public List<CheckResult> of(Cluster cluster, boolean probe) throws InterruptedException {
        FileSystemVisit files = new FileSystemVisit(cluster, settings.find(ConfigKeys.STAGING_DIRECTORY));
        ClusterVisit visit = ClusterVisit.begin(cluster);
        one("configuration", () -> configuration(cluster));
        several("kerberos", LIMIT, () -> new KerberosVisit(cluster, visit).results());
        FutureTask<List<CheckResult>> reached = one("resource manager", visit::resourceManagers);
        one("versions", visit::versions);
        one("clock", visit::clock);
        one("home directory", files::home);
        one("file system", files::writes);
        boolean answers = result(reached).get(0).state() != State.FAIL;
        ifAnswered(answers, "queues", visit::queues);
        ifAnswered(answers, "machines", visit::machines);
        ifAnswered(answers, "log servers", visit::logServers);
        if (probe && answers) {
            several("java on nodes", ProbeApplication.LIMIT.plus(LIMIT), () -> probe(cluster));
        }
        List<CheckResult> results = new ArrayList<>();
        for (FutureTask<List<CheckResult>> task : running) {
            results.addAll(result(task));
        }
        if (!probe || !answers) {
            String why = probe ? "the ResourceManager does not answer" : "only with --probe";
            results.add(CheckResult.skipped("java on nodes", why));
            results.add(CheckResult.skipped("way back", why));
        }
        return results;
    }

    private static CheckResult configuration(Cluster cluster) {
        return MachineVerdicts.configuration(
                cluster.configuration().source(),
                cluster.configuration().resourceManagerAddresses(),
                FileSystem.getDefaultUri(cluster.configuration().hadoop()).toString());
    }

    private List<CheckResult> probe(Cluster cluster) throws Exception {
        return new ProbeApplication(cluster, settings.get(ConfigKeys.QUEUE), settings.find(ConfigKeys.DRIVER_HOST))
                .run();
    }

    private void ifAnswered(boolean answers, String check, Callable<CheckResult> work) {
        one(check, answers ? work : () -> CheckResult.skipped(check, "the ResourceManager does not answer"));
    }

    private FutureTask<List<CheckResult>> one(String check, Callable<CheckResult> work) {
        return several(check, LIMIT, () -> List.of(work.call()));
    }

    private FutureTask<List<CheckResult>> several(String check, Duration limit, Callable<List<CheckResult>> work) {
        FutureTask<List<CheckResult>> task = new FutureTask<>(() -> {
            List<CheckResult> results = bounded(check, limit, work);
            progress.accept(done.incrementAndGet() + " checked, the last: " + check);
            return results;
        });
        running.add(task);
        OwnThreads.start("doctor-" + check.replace(' ', '-'), OwnThreads.NOT_MISSED, task);
        return task;
    }

    private static List<CheckResult> bounded(String check, Duration limit, Callable<List<CheckResult>> work)
            throws InterruptedException {
        try {
            return BoundedCall.of(ErrorCode.RESOURCE_MANAGER_UNREACHABLE, "The cluster", limit, work);
        } catch (YarnSubmitException e) {
            return List.of(CheckResult.fail(
                    check, String.valueOf(e.getMessage()), "See what the other checks say of the same service"));
        } catch (IllegalStateException e) {
            // For unforeseen failures: the other checks are still useful.
            return List.of(CheckResult.skipped(check, BoundedCall.firstLine(e.getCause() == null ? e : e.getCause())));
        }
    }

    private static List<CheckResult> result(FutureTask<List<CheckResult>> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
