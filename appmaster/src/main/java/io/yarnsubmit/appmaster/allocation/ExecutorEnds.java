package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_OURS;

import io.yarnsubmit.protocol.cause.EndCause;
import java.util.OptionalInt;

/** Ends executors, reports them as lost, and counts them where they failed. */
final class ExecutorEnds {
    private final LiveExecutors live;
    private final FailureBudget budget;
    private final NodeHealth health;
    private boolean applicationEnded;

    ExecutorEnds(LiveExecutors live, FailureBudget budget, NodeHealth health) {
        this.live = live;
        this.budget = budget;
        this.health = health;
    }

    void applicationEnded() {
        applicationEnded = true;
    }

    /** Stops it and gives its container back. It counts as live until its container completes. */
    void stop(LiveExecutor executor, Verdict why, EventContext event) {
        if (!executor.isReleased()) {
            executor.stopping(why);
            event.want(new AllocatorAction.Stop(executor.container()));
        }
    }

    /** Its container has completed. */
    void completed(LiveExecutor executor, int status, String diagnostics, EventContext event) {
        Verdict verdict = executor.verdict(status, diagnostics);
        if (applicationEnded && !executor.isStopping()) {
            verdict = Verdict.applicationEnded();
        }
        if (verdict.lossClass() == LOSS_CLASS_OURS) {
            GroupState group = executor.group();
            group.mayEnd = Math.max(0, group.mayEnd - 1);
        }
        tellLost(executor, verdict, OptionalInt.of(executor.exitStatus(status)), event);
        live.remove(executor);
    }

    /** Reports once that an executor is gone for good, whatever happens to its container, and counts it where it failed. */
    void tellLost(LiveExecutor executor, Verdict verdict, OptionalInt status, EventContext event) {
        if (executor.isToldLost() || !executor.isIdentified()) {
            return;
        }
        executor.toldLost();
        GroupState group = executor.group();
        group.lost++;
        EndCause cause = verdict.cause();
        event.want(new AllocatorAction.TellLost(executor.id(), group.name(), executor.host(), cause, status));
        if (verdict.isFailure() && !applicationEnded) {
            group.failures.ended(executor.age(event.now()), event.now());
            health.failed(executor, verdict.lossClass(), event);
            budget.failed(executor, cause, event.now())
                    .ifPresent(spent -> event.want(new AllocatorAction.FailApplication(spent)));
        }
    }
}
