package io.yarnsubmit.appmaster.allocation;

import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.v1.LossClass;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** What the {@link AllocatorCore} decides. */
public sealed interface AllocatorAction {
    /** Carries it out, through the cluster or the listener. */
    void carryOut(ClusterContainers cluster, AllocationListener listener);

    /** Whether it is left out of the log: other actions say the same, and it would be a line for each executor. */
    default boolean isDetail() {
        return false;
    }

    /** Ask the ResourceManager for more containers. */
    record Ask(String group, int count) implements AllocatorAction {
        @Override
        public void carryOut(ClusterContainers cluster, AllocationListener listener) {
            cluster.ask(group, count);
        }
    }

    /** Take back asks that are not granted. */
    record Withdraw(String group, int count) implements AllocatorAction {
        @Override
        public void carryOut(ClusterContainers cluster, AllocationListener listener) {
            cluster.withdraw(group, count);
        }
    }

    /** From now on asks of the group are for containers as they were prepared. None is outstanding. */
    record Redefine(String group) implements AllocatorAction {
        @Override
        public void carryOut(ClusterContainers cluster, AllocationListener listener) {
            cluster.redefine(group);
        }
    }

    /** That many asks have been granted: they are no longer part of what is asked for. */
    record Settle(String group, int count) implements AllocatorAction {
        @Override
        public void carryOut(ClusterContainers cluster, AllocationListener listener) {
            cluster.settle(group, count);
        }

        @Override
        public boolean isDetail() {
            return true;
        }
    }

    /** Start an executor in a granted container. Answered by a start that is accepted or failed. */
    record Launch(Grant grant, int executorId) implements AllocatorAction {
        @Override
        public void carryOut(ClusterContainers cluster, AllocationListener listener) {
            cluster.launch(grant, executorId);
        }
    }

    /** Give back a container in which nothing runs. */
    record Release(String container) implements AllocatorAction {
        @Override
        public void carryOut(ClusterContainers cluster, AllocationListener listener) {
            cluster.release(container);
        }
    }

    /** Stop the process in a container, and give the container back. Answered by the container's completion. */
    record Stop(String container) implements AllocatorAction {
        @Override
        public void carryOut(ClusterContainers cluster, AllocationListener listener) {
            cluster.stop(container);
        }
    }

    /** Tell the driver that an executor's process has been started. */
    record TellStarted(int executorId, String group, String host, String container, String logUrl)
            implements AllocatorAction {
        @Override
        public void carryOut(ClusterContainers cluster, AllocationListener listener) {
            listener.executorStarted(this);
        }

        @Override
        public boolean isDetail() {
            return true;
        }
    }

    /** Tell the driver that an executor is gone for good. */
    record TellLost(int executorId, String group, String host, EndCause cause, OptionalInt exitStatus)
            implements AllocatorAction {
        public LossClass lossClass() {
            return cause.code().lossClass();
        }

        /** For people: what happened, with figures, and what to change. */
        public String message() {
            return cause.sentence();
        }

        @Override
        public void carryOut(ClusterContainers cluster, AllocationListener listener) {
            listener.executorLost(this);
        }
    }

    /**
     * Ask the driver to let executors end their tasks and go. The driver chooses, because it knows which of them are idle.
     *
     * @param candidates ids of executors, the least important first
     * @param count how many of them have to go
     */
    record AskDrain(List<Integer> candidates, int count, Duration within, String reason) implements AllocatorAction {
        @Override
        public void carryOut(ClusterContainers cluster, AllocationListener listener) {
            listener.drainAsked(this);
        }
    }

    /** Change the machines on which the ResourceManager must not grant containers. */
    record Exclude(Set<String> added, Set<String> removed) implements AllocatorAction {
        @Override
        public void carryOut(ClusterContainers cluster, AllocationListener listener) {
            cluster.exclude(added, removed);
        }
    }

    /** Ask the ResourceManager to make an opportunistic container a guaranteed one. */
    record Promote(String container) implements AllocatorAction {
        @Override
        public void carryOut(ClusterContainers cluster, AllocationListener listener) {
            cluster.promote(container);
        }
    }

    /** The executors fail again and again: end the application. Said once. */
    record FailApplication(EndCause cause) implements AllocatorAction {
        @Override
        public void carryOut(ClusterContainers cluster, AllocationListener listener) {
            listener.failuresSpent(cause);
        }
    }
}
