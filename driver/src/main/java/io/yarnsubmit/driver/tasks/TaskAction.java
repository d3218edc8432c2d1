package io.yarnsubmit.driver.tasks;

import io.yarnsubmit.protocol.v1.KeptOutput;
import io.yarnsubmit.protocol.v1.TaskError;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.util.List;

/** An action that the {@link TaskSchedulerCore} decides on. Actions are carried out in order. */
public sealed interface TaskAction {
    /** Has it carried out. */
    void accept(Visitor visitor);

    /** Carries actions out; the compiler checks that none is missing. */
    interface Visitor {
        void visit(SendFunction action);

        void visit(SendTask action);

        void visit(Recall action);

        void visit(CancelAttempt action);

        void visit(ForgetFunction action);

        void visit(Succeed action);

        void visit(InputLost action);

        void visit(Fail action);

        void visit(GiveUp action);

        void visit(Exclude action);

        void visit(Drained action);
    }

    /** Send a function to an executor, before its first task there. */
    record SendFunction(int executorId, TaskSetSpec set) implements TaskAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /**
     * Send a task to an executor, which runs its tasks in order.
     *
     * @param givenBack how many earlier attempts were given back before they began
     */
    record SendTask(int executorId, TaskSetSpec set, int index, int attempt, int givenBack, TaskInput input)
            implements TaskAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }

        public long taskId() {
            return set.firstTaskId() + index;
        }
    }

    /** Ask an executor to give back up to this many tasks that have not begun, the last ones first. */
    record Recall(int executorId, int count) implements TaskAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Interrupt an attempt. Its result still arrives. */
    record CancelAttempt(int executorId, long taskId, int attempt) implements TaskAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Tell an executor that no further task uses a function. */
    record ForgetFunction(int executorId, long functionId) implements TaskAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /**
     * Report that a task has succeeded, with a value or an output that the executor keeps.
     *
     * @param begun how many attempts have begun, or may have
     */
    record Succeed(long taskId, int executorId, String host, int begun, TaskResult result) implements TaskAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Report that an input of a task could not be fetched. The task is no longer ready. */
    record InputLost(long taskId, int executorId, KeptOutput input) implements TaskAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /**
     * Report that a task threw in all of its attempts.
     *
     * @param executorId the executor where it threw last
     */
    record Fail(long taskId, int executorId, String host, TaskError error, int attempts) implements TaskAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /**
     * Report that a task lost its executor too often.
     *
     * @param losses descriptions of all losses, the latest last
     * @param blamed whether the task itself may be the reason; otherwise the cluster took its executors away too often
     */
    record GiveUp(long taskId, List<String> losses, boolean blamed) implements TaskAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /**
     * Report that an executor gets no tasks for a while.
     *
     * @param blame how many tasks threw there and succeeded elsewhere
     */
    record Exclude(int executorId, String host, int blame) implements TaskAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Report that a draining executor has no tasks left. */
    record Drained(int executorId) implements TaskAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }
}
