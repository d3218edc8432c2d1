package io.yarnsubmit.it.chaos;

import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.daemons.DaemonCluster;
import io.yarnsubmit.it.programs.LongJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One run, from the start of its cluster to the verdict. */
final class ChaosRun {
    private static final int NODES = 3;
    private static final int EXECUTORS = 4;
    private static final String TASK_MILLIS = "40";
    private static final long PERIOD_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ChaosSettings settings;
    private final Consumer<String> log;
    private final ChaosTable table = new ChaosTable();
    private final List<String> problems = new ArrayList<>();
    private final JobFiles job;
    private final Instant began = Instant.now();
    private int ranAgain;

    /** @param log hears of each fault as it comes */
    ChaosRun(ChaosSettings settings, Consumer<String> log) throws IOException {
        this.settings = settings;
        this.log = log;
        Path parent = Files.createDirectories(Path.of("target", "chaos").toAbsolutePath());
        this.job = new JobFiles(Files.createTempDirectory(parent, "seed" + settings.seed() + "-"));
    }

    ChaosOutcome run() throws InterruptedException {
        try (DaemonCluster cluster = DaemonCluster.builder()
                .name("chaos")
                .nodes(NODES)
                .nodeMemoryMib(2048)
                .nodeExpiry(FaultKind.NODE_EXPIRY)
                .amExpiry(FaultKind.MASTER_EXPIRY)
                .set("yarn.resourcemanager.am.max-attempts", "1000")
                .start()) {
            say("cluster and job: " + cluster.directory() + ", " + job.directory());
            Running running = start(cluster);
            say(running.applicationId() + ", output in " + running.directory());
            FaultInjector injector = new FaultInjector(cluster, running, job, EXECUTORS);
            ClusterWatch watch = new ClusterWatch(cluster, running.applicationId(), NODES).start();
            try {
                strike(running, injector, watch);
            } finally {
                watch.end();
                injector.letGoOn();
            }
            judge(cluster, running);
        }
        return new ChaosOutcome(table, Answers.of(job.ledger()), job.tasksRunAgain(), problems);
    }

    /** Patient where the faults are many, and impatient where they are to be noticed. */
    private Running start(DaemonCluster cluster) {
        return cluster.command()
                .option("--deploy-mode", settings.deployMode())
                .option("--num-executors", Integer.toString(EXECUTORS))
                .option("--max-attempts", "1000")
                .option("--conf", "attemptFailuresValidityInterval=10s")
                .option("--conf", "executor.heartbeatInterval=500ms", "--conf", "executor.heartbeatTimeout=" + seconds(FaultKind.EXECUTOR_EXPIRY))
                .option("--conf", "executor.maxFailures=100000", "--conf", "node.maxFailures=100000")
                .option("--conf", "task.maxAttempts=100", "--conf", "client.leash=" + seconds(FaultKind.LEASH))
                .program(LongJob.class, job.directory().toString(), TASK_MILLIS)
                .start();
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }

    private void strike(Running running, FaultInjector injector, ClusterWatch watch) throws InterruptedException {
        ChaosCore core = new ChaosCore(
                new FaultPlan(settings.seed(), settings.kinds()), settings.length(), PATIENCE);
        while (!core.isOver()) {
            if (!running.process().isAlive()) {
                problems.add("the command has ended before its time");
                return;
            }
            ClusterWatch.Health health = watch.health();
            Observation seen =
                    new Observation(injector.wanted(), job.state(), health.attempt(), health.wellAt());
            for (ChaosAction action : core.observed(seen, Instant.now())) {
                carryOut(action, injector);
            }
            Thread.sleep(PERIOD_MILLIS);
        }
    }

    private void carryOut(ChaosAction action, FaultInjector injector) {
        if (action instanceof ChaosAction.Strike strike) {
            ranAgain = job.tasksRunAgain();
            table.struck(strike.fault().kind());
            say(strike.fault().toString());
            injector.strike(strike.fault());
        } else if (action instanceof ChaosAction.Undo undo) {
            say("  undone");
            injector.undo(undo.fault());
        } else if (action instanceof ChaosAction.Recovered recovered) {
            FaultKind kind = recovered.fault().kind();
            int again = job.tasksRunAgain() - ranAgain;
            say("  recovered after " + recovered.took().toMillis() + " ms, tasks run again " + again);
            table.recovered(kind, recovered.took());
            table.ranAgain(kind, again);
        } else if (action instanceof ChaosAction.NotRecovered not) {
            problems.add("not recovered from " + not.fault() + " after " + not.waited().toSeconds() + " s; the job's state: "
                    + job.state());
        } else if (action instanceof ChaosAction.Finish) {
            say("the time is up");
        } else {
            throw new IllegalStateException("nobody carries out " + action);
        }
    }

    private void judge(DaemonCluster cluster, Running running) {
        job.finish();
        Result result = running.await();
        if (result.exitCode() != 0) {
            problems.add("exit code " + result.exitCode() + "\n" + result.err());
        }
        if (!result.out().contains(" failed 0\n")) {
            problems.add("tasks failed:\n" + result.out());
        }
        if (running.process().descendants().findAny().isPresent()) {
            problems.add("the command left processes");
        }
        Answers answers = Answers.of(job.ledger());
        if (!answers.areRight()) {
            problems.add("the answers are not right: " + answers);
        }
        try {
            cluster.assertNothingLeft(running.applicationId());
        } catch (RuntimeException | AssertionError e) {
            problems.add("something is left: " + e.getMessage());
        }
    }

    private void say(String text) {
        log.accept(String.format("%6.1f s  %s", Duration.between(began, Instant.now()).toMillis() / 1000.0, text));
    }
}
