package io.yarnsubmit.it.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides when the next fault comes: one at a time, and only when the one before it is survived, so that its recovery can be
 * timed. Pure: no clock, no I/O.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>state</th><th>what is seen</th><th>next</th><th>actions</th></tr>
 * <tr><td>beginning</td><td>all executors there and working, cluster well</td><td>calm</td><td></td></tr>
 * <tr><td>calm</td><td>the calm has passed</td><td>struck</td><td>Strike</td></tr>
 * <tr><td>calm</td><td>the calm has passed, and the time is up</td><td>over</td><td>Finish</td></tr>
 * <tr><td>struck</td><td>the fault has lasted as long as it is to</td><td>struck</td><td>Undo</td></tr>
 * <tr><td>struck</td><td>all executors there and working again</td><td>struck</td><td>Recovered</td></tr>
 * <tr><td>struck</td><td>undone, recovered, and the cluster is well</td><td>calm</td><td></td></tr>
 * <tr><td>beginning, struck</td><td>nothing of this for too long</td><td>over</td><td>NotRecovered</td></tr>
 * </table>
 */
final class ChaosCore {
    private final FaultPlan plan;
    private final Duration length;
    private final Duration patience;

    private State state = State.BEGINNING;
    private Instant began = Instant.MAX;
    private Instant calmUntil = Instant.MAX;
    private Fault fault = new Fault(FaultKind.TARGET_CHANGED, 0, Duration.ZERO);
    private Instant struckAt = Instant.MAX;
    private Instant countsFrom = Instant.MAX;
    private JobState before = JobState.NONE;
    private int attemptBefore;
    private boolean undone;
    private boolean recovered;

    private enum State {
        BEGINNING,
        CALM,
        STRUCK,
        OVER
    }

    /**
     * See the class.
     *
     * @param length after how long no further fault comes
     * @param patience how long recovery may take
     */
    ChaosCore(FaultPlan plan, Duration length, Duration patience) {
        this.plan = plan;
        this.length = length;
        this.patience = patience;
    }

    /** How things are now. */
    List<ChaosAction> observed(Observation seen, Instant now) {
        List<ChaosAction> actions = new ArrayList<>();
        if (began.equals(Instant.MAX)) {
            began = now;
            countsFrom = now;
        }
        switch (state) {
            case BEGINNING -> whileBeginning(seen, now, actions);
            case CALM -> whileCalm(seen, now, actions);
            case STRUCK -> whileStruck(seen, now, actions);
            case OVER -> {}
        }
        return actions;
    }

    boolean isOver() {
        return state == State.OVER;
    }

    private void whileBeginning(Observation seen, Instant now, List<ChaosAction> actions) {
        if (seen.job().isFullAndWorkingSince(JobState.NONE) && !seen.wellAt().isBefore(began)) {
            // The start does not count.
            began = now;
            calm(now);
        } else {
            loseHeart(now, actions);
        }
    }

    private void whileCalm(Observation seen, Instant now, List<ChaosAction> actions) {
        if (now.isBefore(calmUntil)) {
            return;
        }
        if (Duration.between(began, now).compareTo(length) >= 0) {
            state = State.OVER;
            actions.add(new ChaosAction.Finish());
            return;
        }
        state = State.STRUCK;
        fault = plan.next();
        struckAt = now;
        undone = fault.lasts().isZero();
        recovered = false;
        attemptBefore = seen.attempt();
        before = seen.job();
        countsFrom = fault.kind().isSurvivedWhileItLasts() ? now : Instant.MAX;
        actions.add(new ChaosAction.Strike(fault));
    }

    private void whileStruck(Observation seen, Instant now, List<ChaosAction> actions) {
        if (!undone && !now.isBefore(struckAt.plus(fault.lasts()))) {
            undone = true;
            actions.add(new ChaosAction.Undo(fault));
            if (!fault.kind().isSurvivedWhileItLasts()) {
                countsFrom = now;
                before = seen.job();
            }
            return;
        }
        boolean noticeable = !now.isBefore(struckAt.plus(fault.kind().unnoticed()));
        if (!recovered && noticeable && isRecovered(seen)) {
            recovered = true;
            actions.add(new ChaosAction.Recovered(fault, Duration.between(countsFrom, now)));
        }
        if (recovered && undone && isWellAgain(seen)) {
            calm(now);
        } else {
            loseHeart(now, actions);
        }
    }

    private boolean isRecovered(Observation seen) {
        boolean attempted = !fault.kind().needsNewAttempt() || seen.attempt() > attemptBefore;
        boolean replaced = !fault.kind().needsNewExecutor() || seen.job().highestExecutor() > before.highestExecutor();
        boolean heard = seen.job().requested() == seen.wanted();
        boolean counts = !countsFrom.equals(Instant.MAX);
        boolean well = fault.kind().isSurvivedWhileItLasts() && !undone || isWellAgain(seen);
        return counts && attempted && replaced && heard && well && seen.job().isFullAndWorkingSince(before);
    }

    private boolean isWellAgain(Observation seen) {
        return seen.wellAt().isAfter(struckAt.plus(fault.lasts()));
    }

    private void calm(Instant now) {
        state = State.CALM;
        calmUntil = now.plus(plan.calm());
    }

    private void loseHeart(Instant now, List<ChaosAction> actions) {
        Instant from = countsFrom.equals(Instant.MAX) ? now : later(countsFrom, struckAt.plus(fault.lasts()));
        Duration waited = Duration.between(from, now);
        if (waited.compareTo(patience) >= 0) {
            state = State.OVER;
            actions.add(new ChaosAction.NotRecovered(fault, waited));
        }
    }

    private Instant later(Instant one, Instant other) {
        return state == State.BEGINNING || one.isAfter(other) ? one : other;
    }
}
