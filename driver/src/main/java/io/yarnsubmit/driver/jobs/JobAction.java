package io.yarnsubmit.driver.jobs;

import com.google.protobuf.ByteString;
import java.util.List;

/** An action that a {@link JobCore} decides on. Actions are carried out in order. Stages are indexes in the plan. */
public sealed interface JobAction {
    /** Has it carried out. */
    void accept(Visitor visitor);

    /** Carries actions out; the compiler checks that none is missing. */
    interface Visitor {
        void visit(OpenSet action);

        void visit(AddTasks action);

        void visit(CancelTask action);

        void visit(CloseSet action);

        void visit(DropOutput action);

        void visit(FetchOutput action);

        void visit(RecordAttempt action);

        void visit(Deliver action);

        void visit(JobEnded action);
    }

    /** Open the task set of a stage: before its first tasks, and before further ones after it was closed. */
    record OpenSet(int stage) implements JobAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Run these tasks: their inputs are ready; {@link JobCore#inputs} says where. */
    record AddTasks(int stage, List<Integer> tasks) implements JobAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Cancel a task that was added, and report nothing more about it. */
    record CancelTask(int stage, int task, boolean interrupt) implements JobAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Close the task set of a stage: cancel the tasks that have not ended, and drop kept outputs. */
    record CloseSet(int stage, boolean interrupt) implements JobAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Drop an output that an executor keeps: nobody needs it any more. */
    record DropOutput(int stage, int task, TaskOutput.Kept output) implements JobAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Fetch a result from an executor, then call {@link JobCore#fetched} or {@link JobCore#fetchFailed}. */
    record FetchOutput(int task, TaskOutput.Kept output) implements JobAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /**
     * Record a successful attempt for status and counters.
     *
     * @param first whether this is the task's first success; only then its counters count
     */
    record RecordAttempt(int stage, int task, SuccessfulAttempt attempt, boolean first) implements JobAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Deliver a result to the consumer, which calls {@link JobCore#taken} when it has read it. Once for each task. */
    record Deliver(int task, ByteString result) implements JobAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** The last action of a job. */
    record JobEnded(JobOutcome outcome) implements JobAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }
}
