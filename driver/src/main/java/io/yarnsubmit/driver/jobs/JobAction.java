package io.yarnsubmit.driver.jobs;

import com.google.protobuf.ByteString;
import java.util.List;

/** What a {@link JobCore} wants done, in this order. A stage is named by its place in the plan. */
public sealed interface JobAction {

    /** Before the first tasks of a stage, and again before others when it was closed. */
    record OpenSet(int stage) implements JobAction {}

    /** These tasks have what they need; {@link JobCore#inputs} tells where it is. */
    record AddTasks(int stage, List<Integer> tasks) implements JobAction {}

    /** A task that was added is not wanted any more. Nothing more is to be heard of it. */
    record CancelTask(int stage, int task, boolean interrupt) implements JobAction {}

    /** No more tasks of the stage, for now: those that were added and have not ended are cancelled, kept outputs dropped. */
    record CloseSet(int stage, boolean interrupt) implements JobAction {}

    /** Nobody needs an output that an executor keeps. */
    record DropOutput(int stage, int task, TaskOutput.Kept output) implements JobAction {}

    /** Bring a result here, for {@link JobCore#fetched} or {@link JobCore#fetchFailed}. */
    record FetchOutput(int task, TaskOutput.Kept output) implements JobAction {}

    /**
     * For the books.
     *
     * @param first whether the task had not been successful before: then its counters count
     */
    record Record(int stage, int task, SuccessfulAttempt attempt, boolean first) implements JobAction {}

    /** A result of the job, for its consumer, who says {@link JobCore#taken} when it has it. Once for each task. */
    record Deliver(int task, ByteString result) implements JobAction {}

    /** The last action of a job. */
    record JobEnded(JobOutcome outcome) implements JobAction {}
}
