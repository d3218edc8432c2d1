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
        try (Submission submission = Submission.start(options, cluster.confDirectory(), base, EXECUTOR_MIB)) {
            AmProcess process =
                    AmProcess.find().orElseThrow(() -> new IOException("there is no ApplicationMaster's process"));
            cluster.nodesBeat(true);
            Patience.pause(ALL_NODES_HEARD);
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
        Patience.pause(QUIET);
        return result;
    }

    private RunFigures measure(Submission submission, AmProcess process, BareResult bare) throws IOException {
        int wanted = options.executors();
        ApplicationCount count = cluster.count(submission.applicationId());
        if (options.profiled()) {
            process.startRecording();
        }
        Progress.say("%s of %s asks for %d executors".formatted(submission.applicationId(), process.maxHeap(), wanted));
        count.heartbeats().clear();
        Duration cpuBefore = process.cpu();
        long start = System.nanoTime();
        submission.request(wanted);
        await(submission, wanted, count.granted(), "granted");
        int heartbeats = count.heartbeats().total();
        await(submission, wanted, cluster.starts(), "started");
        Duration cpuStarting = process.cpu().minus(cpuBefore);
        Patience.pause(QUIET);
        if (options.profiled()) {
            showProfile(process);
        }
        Duration granted = count.granted().until(wanted, start);
        Duration started = cluster.starts().until(wanted, start);
        Progress.say(
                "%d are started; the ApplicationMaster has nothing to do for %d s".formatted(wanted, IDLE.toSeconds()));
        Duration cpuIdle = idle(process);
        AmProcess.Heap heap = process.heap();
        if (options.profiled()) {
            heap.largest().forEach(Progress::line);
        }
        String maxHeap = process.maxHeap();
        int resident = process.residentMib();
        int mostResident = process.mostResidentMib();
        int threads = process.threads();
        failIfAnyIsLost(submission);
        Duration givenBack = giveBack(submission);
        int exitCode = submission.awaitExit(patience);
        if (exitCode != 0) {
            Progress.line(submission.said());
        }
        return new RunFigures(
                bare,
                granted,
                started,
                heartbeats,
                cpuStarting,
                cpuIdle,
                heap.bytes(),
                maxHeap,
                resident,
                mostResident,
                threads,
                givenBack,
                cluster.allocatedContainers(),
                exitCode);
    }

    private void await(Submission submission, int wanted, Arrivals arrivals, String what) {
        Patience.await(
                patience,
                () -> arrivals.total() >= wanted || submission.lost() > 0,
                () -> "%d of %d executors are %s".formatted(arrivals.total(), wanted, what));
        failIfAnyIsLost(submission);
    }

    private static void failIfAnyIsLost(Submission submission) {
        if (submission.lost() > 0) {
            throw new IllegalStateException(
                    submission.lost() + " executors were lost, the last one: " + submission.lastLoss());
        }
    }

    private static Duration idle(AmProcess process) throws IOException {
        Duration before = process.cpu();
        Patience.pause(IDLE);
        return process.cpu().minus(before).dividedBy(IDLE.toSeconds());
    }

    private void showProfile(AmProcess process) throws IOException {
        Path recording = base.resolve("am.jfr");
        process.stopRecording(recording);
        Profile.of(recording).lines().forEach(Progress::line);
    }

    /** The driver ends, and all goes back. */
    private Duration giveBack(Submission submission) throws IOException {
        Progress.say("the driver ends");
        long start = System.nanoTime();
        submission.endDriver();
        Patience.await(
                patience,
                () -> cluster.allocatedContainers() == 0,
                () -> cluster.allocatedContainers() + " containers are not given back");
        Duration givenBack = Duration.ofNanos(System.nanoTime() - start);
        return givenBack;
    }
}
