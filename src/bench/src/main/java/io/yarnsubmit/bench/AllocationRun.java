package io.yarnsubmit.bench;

import io.yarnsubmit.bench.yarn.ApplicationCount;
import io.yarnsubmit.bench.yarn.BareApplication;
import io.yarnsubmit.bench.yarn.BareApplication.BareResult;
import io.yarnsubmit.bench.yarn.SimulatedCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One run: an application is submitted while the simulated nodes are silent, so that its ApplicationMaster gets the real
 * one; then a bare application shows what the ResourceManager can do, and then it is the driver's turn.
 */
final class AllocationRun {
    private static final int EXECUTOR_MIB = 1024;
    private static final Duration ALL_NODES_HEARD = Duration.ofMillis(2500);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Duration SAMPLE = Duration.ofSeconds(1);
    /** Of processor time within a sample. */
    private static final Duration AT_REST = Duration.ofMillis(50);

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final BenchOptions options;
    private final SimulatedCluster cluster;
    private final Path base;
    private final Duration patience;

    /** @param base a directory that is not there yet */
    AllocationRun(BenchOptions options, SimulatedCluster cluster, Path base) {
        this.options = options;
        this.cluster = cluster;
        this.base = base;
        // A tenth of what the ResourceManager grants by default is slow enough to give up.
        patience = Duration.ofSeconds(60
                + 10L * options.executors() / (options.nodes() * options.grantsPerHeartbeat())
                + options.executors() / 20);
    }

    RunFigures measure(boolean warmUp) throws IOException {
        cluster.nodesBeat(false);
        Progress.say("submitting");
        try (BenchSubmission submission = BenchSubmission.start(options, cluster.confDirectory(), base, EXECUTOR_MIB)) {
            AmProcess process =
                    AmProcess.find().orElseThrow(() -> new IOException("there is no ApplicationMaster's process"));
            cluster.nodesBeat(true);
            Waiting.pause(ALL_NODES_HEARD);
            if (warmUp) {
                Progress.say("warming the ResourceManager up");
                bare();
            }
            Progress.say("the ResourceManager alone");
            BareResult bare = bare();
            cluster.forgetContainers();
            return measure(submission, process, bare);
        }
    }

    private BareResult bare() throws IOException {
        BareResult result;
        try (BareApplication application = cluster.bareApplication()) {
            result = application.run(options.executors(), EXECUTOR_MIB, patience);
        }
        Waiting.pause(QUIET);
        return result;
    }

    private RunFigures measure(BenchSubmission submission, AmProcess process, BareResult bare) throws IOException {
        if (options.profiled()) {
            process.startRecording();
        }
        RunFigures.Getting getting = get(submission, process);
        if (options.profiled()) {
            showProfile(process);
        }
        RunFigures.Having having = have(process);
        failIfAnyIsLost(submission);
        return new RunFigures(bare, getting, having, giveBack(submission));
    }

    private RunFigures.Getting get(BenchSubmission submission, AmProcess process) throws IOException {
        int wanted = options.executors();
        ApplicationCount count = cluster.count(submission.applicationId());
        Progress.say("%s asks for %d executors".formatted(submission.applicationId(), wanted));
        count.heartbeats().clear();
        Duration cpuBefore = process.cpu();
        long start = System.nanoTime();
        submission.request(wanted);
        await(submission, wanted, count.granted(), "granted");
        int heartbeats = count.heartbeats().total();
        await(submission, wanted, cluster.starts(), "started");
        Duration settled = awaitRest(process, start);
        return new RunFigures.Getting(
                count.granted().until(wanted, start),
                cluster.starts().until(wanted, start),
                settled,
                heartbeats,
                process.cpu().minus(cpuBefore));
    }

    private RunFigures.Having have(AmProcess process) throws IOException {
        Progress.say("all are started; nothing happens for %d s".formatted(IDLE.toSeconds()));
        Duration before = process.cpu();
        Waiting.pause(IDLE);
        Duration cpu = process.cpu().minus(before).dividedBy(IDLE.toSeconds());
        AmProcess.Heap heap = process.heap();
        if (options.profiled()) {
            heap.largest().forEach(Progress::line);
        }
        return new RunFigures.Having(
                cpu,
                heap.bytes(),
                process.maxHeap(),
                process.residentMib(),
                process.mostResidentMib(),
                process.threads());
    }

    private void await(BenchSubmission submission, int wanted, Arrivals arrivals, String what) {
        Waiting.await(
                patience,
                () -> arrivals.total() >= wanted || submission.lost() > 0,
                () -> "%d of %d executors are %s".formatted(arrivals.total(), wanted, what));
        failIfAnyIsLost(submission);
    }

    private static void failIfAnyIsLost(BenchSubmission submission) {
        if (submission.lost() > 0) {
            throw new IllegalStateException(
                    submission.lost() + " executors were lost, the last one: " + submission.lastLoss());
        }
    }

    /** Until it is at rest: what it was told on many threads may still wait for its event loop. */
    private Duration awaitRest(AmProcess process, long start) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        Duration before = process.cpu();
        while (System.nanoTime() < end) {
            Waiting.pause(SAMPLE);
            Duration now = process.cpu();
            if (now.minus(before).compareTo(AT_REST) <= 0) {
                return Duration.ofNanos(System.nanoTime() - start).minus(SAMPLE);
            }
            before = now;
        }
        throw new IllegalStateException("the ApplicationMaster does not come to rest");
    }

    private void showProfile(AmProcess process) throws IOException {
        Path recording = base.resolve("am.jfr");
        process.stopRecording(recording);
        Profile.of(recording).lines().forEach(Progress::line);
    }

    /** The driver ends, and all goes back. */
    private RunFigures.GivingBack giveBack(BenchSubmission submission) throws IOException {
        Progress.say("the driver ends");
        long start = System.nanoTime();
        submission.endDriver();
        Waiting.await(
                patience,
                () -> cluster.allocatedContainers() == 0,
                () -> cluster.allocatedContainers() + " containers are not given back");
        Duration givenBack = Duration.ofNanos(System.nanoTime() - start);
        int exitCode = submission.awaitExit(patience);
        if (exitCode != 0) {
            Progress.line(submission.said());
        }
        return new RunFigures.GivingBack(givenBack, cluster.allocatedContainers(), exitCode);
    }
}
