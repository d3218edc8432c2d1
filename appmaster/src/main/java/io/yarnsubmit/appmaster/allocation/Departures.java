package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_OURS;

import io.yarnsubmit.launch.exit.Loss;
import java.util.OptionalInt;

/** How executors go: told to end, told of as lost, counted where they failed. */
final class Departures {
    private final Roster roster;
    private final FailureBudget budget;
    private final NodeHealth health;
    private boolean applicationEnded;

    Departures(Roster roster, FailureBudget budget, NodeHealth health) {
        this.roster = roster;
        this.budget = budget;
        this.health = health;
    }

    void applicationEnded() {
        applicationEnded = true;
    }

    /** Has it ended and given back. It counts as live until its container completes. */
    void stop(LiveExecutor executor, Verdict why, Turn turn) {
        if (!executor.isStopping()) {
            executor.stopping(why);
            turn.want(new AllocatorAction.Stop(executor.container()));
        }
    }

    /** Its container has completed. */
    void completed(LiveExecutor executor, int status, String diagnostics, Turn turn) {
        Verdict verdict = executor.verdict(status, diagnostics);
        if (applicationEnded && !executor.isStopping()) {
            verdict = Verdict.applicationEnded();
        }
        if (verdict.lossClass() == LOSS_CLASS_OURS) {
            GroupState group = executor.group();
            group.mayEnd = Math.max(0, group.mayEnd - 1);
        }
        tellLost(executor, verdict, OptionalInt.of(status), turn);
        roster.remove(executor);
    }

    /** Says that an executor is gone for good, once, whatever becomes of its container; and counts it where it failed. */
    void tellLost(LiveExecutor executor, Verdict verdict, OptionalInt status, Turn turn) {
        if (executor.isToldLost() || !executor.isIdentified()) {
            return;
        }
        executor.toldLost();
        GroupState group = executor.group();
        group.lost++;
        Loss loss = verdict.loss();
        turn.want(new AllocatorAction.TellLost(
                executor.id(), group.name(), executor.host(), loss.lossClass(), status, loss.message()));
        if (verdict.isFailure() && !applicationEnded) {
            group.failures.ended(executor.age(turn.now()), turn.now());
            health.failed(executor, loss, turn);
            budget.failed(executor, loss, turn.now())
                    .ifPresent(reason -> turn.want(new AllocatorAction.FailApplication(reason)));
        }
    }
}
