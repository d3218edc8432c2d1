package io.yarnsubmit.driver.executors;

import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorLoss;
import java.util.Map;

/** An action that the {@link ExecutorsCore} decides on. Actions are carried out in order. */
public sealed interface ExecutorsAction {
    /** Has it carried out. */
    void accept(Visitor visitor);

    /** Carries actions out; the compiler checks that none is missing. */
    interface Visitor {
        void visit(SendTargets action);

        void visit(SendRegistration action);

        void visit(RequestStop action);

        void visit(SendCommandEnded action);

        void visit(StopThroughHub action);

        void visit(AddToScheduler action);

        void visit(SuspendTasks action);

        void visit(ResumeTasks action);

        void visit(Drain action);

        void visit(CancelDrain action);

        void visit(RescheduleTasks action);

        void visit(AddToRegistry action);

        void visit(RemoveFromRegistry action);

        void visit(NotifyRegistered action);

        void visit(NotifyLost action);
    }

    /** Tell the ApplicationMaster how many executors each group is to have. */
    record SendTargets(long generation, Map<String, Integer> totals) implements ExecutorsAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Tell the ApplicationMaster whether an executor is connected, and which container it is. */
    record SendRegistration(int executorId, boolean registered, String containerId, String group, String host)
            implements ExecutorsAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Ask the ApplicationMaster to stop an executor's container. */
    record RequestStop(int executorId, String reason) implements ExecutorsAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /**
     * Tell the ApplicationMaster how the command of an executor ended, and that the executor ends with it.
     *
     * @param problem why it could not be started; empty if it was
     */
    record SendCommandEnded(int executorId, int exitStatus, String problem) implements ExecutorsAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Tell an executor, over its own connection, to end. */
    record StopThroughHub(int executorId) implements ExecutorsAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** From now on the executor gets tasks. Not for one that runs a command instead. */
    record AddToScheduler(int executorId, String group, String host, int slots) implements ExecutorsAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** The executor's connection broke; its tasks wait for it. */
    record SuspendTasks(int executorId) implements ExecutorsAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** The executor has reconnected. */
    record ResumeTasks(int executorId) implements ExecutorsAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /**
     * The executor gets no new tasks, and ends when it has none left.
     *
     * @param why for people
     */
    record Drain(int executorId, String group, String why) implements ExecutorsAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** The executor stays after all. */
    record CancelDrain(int executorId, String group) implements ExecutorsAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /**
     * The executor's tasks run again elsewhere.
     *
     * @param blamed whether a task may be the reason why the executor ended
     */
    record RescheduleTasks(int executorId, String why, boolean blamed) implements ExecutorsAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Add the executor to the registered ones, or update it. */
    record AddToRegistry(ExecutorInfo executor) implements ExecutorsAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Remove the executor from the registered ones. */
    record RemoveFromRegistry(int executorId, String group) implements ExecutorsAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Tell listeners that the executor has registered. */
    record NotifyRegistered(ExecutorInfo executor) implements ExecutorsAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Tell listeners that the executor is gone, and why. */
    record NotifyLost(ExecutorLoss loss) implements ExecutorsAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }
}
