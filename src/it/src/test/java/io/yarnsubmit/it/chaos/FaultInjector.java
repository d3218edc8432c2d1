package io.yarnsubmit.it.chaos;

import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.Signal;
import io.yarnsubmit.it.daemons.Daemon;
import io.yarnsubmit.it.daemons.DaemonCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;

/** Does to an application and its cluster what faults say, and undoes it. */
final class FaultInjector {
    static final int LEAST_EXECUTORS = 2;
    static final int MOST_EXECUTORS = 6;

    private static final Duration BACK_WITHIN = Duration.ofSeconds(90);

    private final DaemonCluster cluster;
    private final Running running;
    private final String applicationId;
    private final JobFiles job;
    private final List<ProcessHandle> stopped = new ArrayList<>();
    private int wanted;

    FaultInjector(DaemonCluster cluster, Running running, JobFiles job, int wanted) {
        this.cluster = cluster;
        this.running = running;
        this.applicationId = running.applicationId();
        this.job = job;
        this.wanted = wanted;
    }

    /** How many executors the driver was last told to ask for. */
    int wanted() {
        return wanted;
    }

    void strike(Fault fault) {
        switch (fault.kind()) {
            case EXECUTOR_KILLED -> Signal.KILL.to(executor(fault));
            case EXECUTOR_PAUSED, EXECUTOR_HUNG -> stop(executor(fault));
            case MASTER_KILLED -> masters().forEach(Signal.KILL::to);
            case MASTER_PAUSED -> masters().forEach(this::stop);
            case NODE_MANAGER_RESTARTED, NODE_MANAGER_GONE -> node(fault).kill();
            case RESOURCE_MANAGER_RESTARTED -> resourceManager().kill();
            case CLIENT_PAUSED -> stop(running.process().toHandle());
            case NAME_NODE_RESTARTED -> cluster.nameNode().kill();
            case SAFE_MODE -> cluster.enterSafeMode();
            case TARGET_CHANGED -> changeTarget(fault);
        }
    }

    void undo(Fault fault) {
        switch (fault.kind()) {
            case EXECUTOR_PAUSED, EXECUTOR_HUNG, MASTER_PAUSED, CLIENT_PAUSED -> letGoOn();
            case NODE_MANAGER_RESTARTED, NODE_MANAGER_GONE -> bringBack(node(fault));
            case RESOURCE_MANAGER_RESTARTED -> resourceManager().restart();
            case NAME_NODE_RESTARTED -> {
                cluster.nameNode().restart();
                cluster.awaitFileSystem();
            }
            case SAFE_MODE -> cluster.leaveSafeMode();
            case EXECUTOR_KILLED, MASTER_KILLED, TARGET_CHANGED ->
                throw new IllegalStateException(fault + " cannot be undone");
        }
    }

    /** Also those who stand still when a run is given up. */
    void letGoOn() {
        stopped.forEach(Signal.CONT::to);
        stopped.clear();
    }

    private void stop(ProcessHandle process) {
        stopped.add(process);
        Signal.STOP.to(process);
    }

    private void changeTarget(Fault fault) {
        int others = MOST_EXECUTORS - LEAST_EXECUTORS;
        int another = LEAST_EXECUTORS + fault.of(others);
        // Another number in any case.
        wanted = another < wanted ? another : another + 1;
        job.ask(wanted);
    }

    private ProcessHandle executor(Fault fault) {
        List<ProcessHandle> executors =
                ContainerProcesses.of(applicationId, "io.yarnsubmit.runtime.executor.ExecutorMain").stream()
                        .filter(FaultInjector::isJava)
                        .sorted(Comparator.comparingLong(ProcessHandle::pid))
                        .toList();
        return executors.get(fault.of(executors.size()));
    }

    private List<ProcessHandle> masters() {
        return ContainerProcesses.of(applicationId, "io.yarnsubmit.appmaster.AmMain").stream()
                .filter(FaultInjector::isJava)
                .toList();
    }

    /** Not a shell around it. */
    private static boolean isJava(ProcessHandle process) {
        return process.info().command().filter(path -> path.endsWith("/java")).isPresent();
    }

    private Daemon node(Fault fault) {
        List<Daemon> nodes = cluster.nodeManagers();
        return nodes.get(fault.of(nodes.size()));
    }

    /** The ResourceManager counts a node that is away until it misses it, so only the node itself can say that it is back. */
    private static void bringBack(Daemon node) {
        int before = registrations(node);
        node.restart();
        Awaitility.await(node + " registers").atMost(BACK_WITHIN).until(() -> registrations(node) > before);
    }

    private static int registrations(Daemon node) {
        return node.log().split("Registered with ResourceManager", -1).length;
    }

    private Daemon resourceManager() {
        return cluster.resourceManagers().get(0);
    }
}
