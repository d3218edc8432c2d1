package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.BatchResult;
import io.yarnsubmit.map.item.UnitAttempt;
import io.yarnsubmit.map.item.UnitResult;
import io.yarnsubmit.map.plan.MapExitCode;
import io.yarnsubmit.map.run.MapAction.Cancel;
import io.yarnsubmit.map.run.MapAction.Finish;
import io.yarnsubmit.map.run.MapAction.ReplaceExecutor;
import io.yarnsubmit.map.run.MapAction.Start;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Decides which units run when, which are tried again, what is delivered, and when the run is over.
 *
 * <p>A unit waits, runs in a batch, and ends for good exactly once:
 * <pre>
 * waiting  --batch started--------------------------------------&gt; running
 * running  --ended well, or badly with no try left--------------&gt; ended: delivered, now or in its turn
 * running  --ended badly with a try left------------------------&gt; waiting alone, for an executor where it has not failed
 * running  --handed back----------------------------------------&gt; waiting
 * running  --batch lost, of several-----------------------------&gt; waiting alone: one of them may be the reason
 * running  --batch lost, of it alone, too often-----------------&gt; ended badly
 * </pre>
 * Only a few batches for each slot are submitted at a time, so that a small driver can handle any number of units. The
 * run is over when all units have ended, when too many have failed, when the program cannot be started anywhere, or
 * when the setup fails on all executors.
 *
 * <p>For one thread. Batches are numbered from 0.
 */
final class MapCore {
    private static final int BATCHES_PER_SLOT = 3;
    private static final int LEAST_BATCHES = 8;
    /** How often a unit that was alone in its batch may be lost; each time the scheduler has tried four executors. */
    private static final int MOST_LOSSES = 2;
    /** How often a unit is handed back in search of another executor, before it runs anywhere. */
    private static final int MOST_REFUSALS = 6;
    /** When this many executors have the same problem, all are assumed to have it. */
    private static final int MANY_EXECUTORS = 3;

    private static final int OFTEN = 20;

    private static final int MOST_SETUP_FAILURES = 20;

    private final MapSettings settings;
    private final IntFunction<List<String>> unitItems;
    private final BitSet skipped;
    private final DeliveryOrder delivery;
    private final MapTotals totals;
    private final BatchSize batchSize = new BatchSize();
    private final Map<Long, List<UnitAttempt>> running = new HashMap<>();
    private final ArrayDeque<UnitAttempt> again = new ArrayDeque<>();
    /** The histories of units that did not succeed at once. */
    private final Map<Integer, UnitHistory> histories = new HashMap<>();

    private final Set<String> cannotStart = new HashSet<>();
    private final Set<String> setUpFailed = new HashSet<>();
    private int cannotStartStatus;
    private int startsRefused;
    private int next;
    private long nextBatch;
    private int slots;
    private int executors;
    private int wanted;
    private boolean anyRan;
    private boolean over;

    private static final class UnitHistory {
        private final Set<String> failedOn = new HashSet<>();
        private int refusals;
        private int losses;
    }

    /**
     * @param unitItems gives the items of a unit by its number
     * @param skipped units that do not run
     */
    MapCore(MapSettings settings, IntFunction<List<String>> unitItems, BitSet skipped, MapTotals totals) {
        this.settings = settings;
        this.unitItems = unitItems;
        this.skipped = skipped;
        this.delivery = new DeliveryOrder(settings.keepOrder(), skipped);
        this.totals = totals;
        this.next = skipped.nextClearBit(1);
    }

    /** The number of requested executors, of present ones, or of their slots has changed. Also the first event. */
    List<MapAction> capacity(int executorsWanted, int executorsNow, int slotsNow) {
        wanted = executorsWanted;
        executors = executorsNow;
        slots = slotsNow;
        if (over) {
            return List.of();
        }
        List<MapAction> actions = new ArrayList<>();
        // An earlier attempt may have seen enough failures, but was lost before it could end the run.
        return enoughFailed(actions).orElseGet(() -> startMore(actions));
    }

    /** A batch has returned. */
    List<MapAction> ended(long batch, BatchResult end) {
        List<UnitAttempt> work = running.remove(batch);
        if (work == null || over) {
            return List.of();
        }
        List<MapAction> actions = new ArrayList<>();
        Map<Integer, UnitAttempt> byNumber = new HashMap<>();
        work.forEach(each -> byNumber.put(each.number(), each));
        // Only once, although several batches may return from an executor before it is gone.
        if (end.setupProblem() != null && setUpFailed.add(end.executor())) {
            actions.add(new ReplaceExecutor(end.containerId(), end.host(), end.setupProblem()));
        }
        for (UnitResult each : end.ends()) {
            UnitAttempt tried = byNumber.remove(each.number());
            if (tried != null) {
                unitEnded(tried, each, end, actions);
            }
        }
        byNumber.values().stream()
                .sorted((a, b) -> Integer.compare(b.number(), a.number()))
                .forEach(each -> again.addFirst(handedBack(each, end)));
        return endedEarly(end, actions).orElseGet(() -> startMore(actions));
    }

    private UnitAttempt handedBack(UnitAttempt work, BatchResult end) {
        if (!work.avoid().contains(end.executor())) {
            return work;
        }
        UnitHistory history = history(work.number());
        history.refusals++;
        return new UnitAttempt(work.number(), work.attempt(), work.items(), avoided(history));
    }

    private void unitEnded(UnitAttempt tried, UnitResult end, BatchResult batch, List<MapAction> actions) {
        if (end.kind() == UnitResult.Kind.NOT_STARTED) {
            cannotStart.add(batch.executor());
            cannotStartStatus = end.exitStatus();
            startsRefused++;
        } else {
            anyRan = true;
            batchSize.saw(end.runtime());
        }
        if (!end.succeeded() && tried.attempt() <= settings.retries()) {
            UnitHistory history = history(tried.number());
            history.failedOn.add(batch.executor());
            totals.retried();
            again.addLast(new UnitAttempt(tried.number(), tried.attempt() + 1, tried.items(), avoided(history)));
        } else {
            endedForGood(end, batch.host(), actions);
        }
    }

    private void endedForGood(UnitResult end, String host, List<MapAction> actions) {
        histories.remove(end.number());
        totals.ended(end, host);
        actions.addAll(delivery.ended(end, host));
    }

    /** The executors where the unit should not run again, unless that leaves none. */
    private Set<String> avoided(UnitHistory history) {
        boolean elsewhere = history.refusals < MOST_REFUSALS && history.failedOn.size() < executors;
        return elsewhere ? history.failedOn : Set.of();
    }

    private UnitHistory history(int number) {
        return histories.computeIfAbsent(number, key -> new UnitHistory());
    }

    /**
     * A batch did not return: its executors were lost each time, or could not run it.
     *
     * @param nowMillis the time for the joblog
     */
    List<MapAction> lost(long batch, String why, long nowMillis) {
        return unreturned(batch, why, 1, nowMillis);
    }

    /** The result of a batch is larger than the driver may hold. Its units run once more, each alone. */
    List<MapAction> tooLarge(long batch, String why, long nowMillis) {
        return unreturned(batch, why, MOST_LOSSES, nowMillis);
    }

    private List<MapAction> unreturned(long batch, String why, int losses, long nowMillis) {
        List<UnitAttempt> work = running.remove(batch);
        if (work == null || over) {
            return List.of();
        }
        List<MapAction> actions = new ArrayList<>();
        for (UnitAttempt each : work) {
            UnitHistory history = history(each.number());
            if (work.size() == 1) {
                history.losses += losses;
            }
            if (history.losses >= MOST_LOSSES) {
                endedForGood(UnitResult.lost(each.number(), each.attempt(), nowMillis, why), "", actions);
            } else {
                again.addLast(each);
            }
        }
        return enoughFailed(actions).orElseGet(() -> startMore(actions));
    }

    /** Ends the run early. */
    List<MapAction> stop(int exitStatus, String problem) {
        return over ? List.of() : finish(new ArrayList<>(), exitStatus, Optional.of(problem));
    }

    private Optional<List<MapAction>> endedEarly(BatchResult end, List<MapAction> actions) {
        if (settings.fixedProgram() && !anyRan && isCommonProblem(cannotStart.size(), startsRefused)) {
            String where = cannotStart.size() == 1 ? "the executor" : cannotStart.size() + " executors";
            return Optional.of(finish(
                    actions,
                    cannotStartStatus,
                    Optional.of("The command cannot be started on " + where + ", so the run ends")));
        }
        String setUp = end.setupProblem();
        int failures = setUpFailed.size();
        if (setUp != null && ((!anyRan && isCommonProblem(failures, 0)) || failures >= MOST_SETUP_FAILURES)) {
            return Optional.of(finish(
                    actions,
                    MapExitCode.ABORTED,
                    Optional.of("--executor-command-setup failed on " + failures
                            + (failures == 1 ? " executor" : " executors") + ", last on " + end.host() + ": "
                            + setUp)));
        }
        return enoughFailed(actions);
    }

    /**
     * Whether executors with the same problem stand for all executors: compared with the requested ones, or, since
     * these may never come, compared with the present ones when the problem was seen often.
     */
    private boolean isCommonProblem(int affected, int times) {
        return affected >= Math.min(MANY_EXECUTORS, Math.max(1, wanted))
                || (times >= OFTEN && affected >= Math.min(MANY_EXECUTORS, Math.max(1, executors)));
    }

    private Optional<List<MapAction>> enoughFailed(List<MapAction> actions) {
        if (settings.maxFailures() == 0 || totals.failed() < settings.maxFailures() || totals.notRun() == 0) {
            return Optional.empty();
        }
        String many = totals.failed() == 1 ? "An item has failed" : totals.failed() + " items have failed";
        return Optional.of(finish(
                actions,
                MapExitCode.of(totals.failed() + totals.failedBefore()),
                Optional.of(many + ", so the others are not run")));
    }

    private List<MapAction> finish(List<MapAction> actions, int exitStatus, Optional<String> problem) {
        over = true;
        running.keySet().forEach(batch -> actions.add(new Cancel(batch)));
        running.clear();
        actions.addAll(delivery.rest());
        actions.add(new Finish(exitStatus, problem));
        return actions;
    }

    /** Starts as many batches as are allowed, and finishes when nothing is left. */
    private List<MapAction> startMore(List<MapAction> actions) {
        int most = Math.max(LEAST_BATCHES, BATCHES_PER_SLOT * slots);
        while (running.size() < most && !again.isEmpty()) {
            start(List.of(again.removeFirst()), actions);
        }
        while (running.size() < most && next <= settings.units() && !delivery.isFull()) {
            start(fresh(), actions);
        }
        if (running.isEmpty() && again.isEmpty() && next > settings.units()) {
            finish(actions, MapExitCode.of(totals.failed() + totals.failedBefore()), Optional.empty());
        }
        return actions;
    }

    private List<UnitAttempt> fresh() {
        int size = batchSize.next(settings.units() - next + 1, slots);
        List<UnitAttempt> batch = new ArrayList<>(size);
        while (batch.size() < size && next <= settings.units()) {
            batch.add(new UnitAttempt(next, 1, unitItems.apply(next), Set.of()));
            next = skipped.nextClearBit(next + 1);
        }
        return batch;
    }

    private void start(List<UnitAttempt> work, List<MapAction> actions) {
        long batch = nextBatch++;
        running.put(batch, work);
        actions.add(new Start(batch, work));
    }
}
