package io.yarnsubmit.driver.tasks;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one function. A waiting task costs three bytes here, and four more if it did not become ready in order.
 * Only tasks in flight or with a history are objects.
 */
final class TaskSet {
    /** How much work an executor may have queued, in microseconds; many times the round trip to the driver. */
    static final long AHEAD_MICROS = 50_000;
    /** Even the shortest tasks last longer than a round trip at this number; more would only take memory. */
    static final int MOST_AHEAD = 1_000;

    private static final byte NOT_READY = 0;
    private static final byte QUEUED = 1;
    private static final byte IN_FLIGHT = 2;
    private static final byte ENDED = 3;
    private static final int SMOOTHING = 8;
    private static final int MOST_LOOKED_AT = 32;
    private static final double STRAGGLERS_AFTER = 0.75;

    final TaskSetSpec spec;
    private final SingleTaskEstimate singleTasks;
    final Set<ExecutorSlots> sentTo = new LinkedHashSet<>();
    private final byte[] states;
    private final short[] attempts;
    /** Tasks that wait, before those that were never in flight. */
    private final IntDeque queue = new IntDeque();
    /** Tasks that threw. They may have to wait for another executor, without delaying the others. */
    private final IntDeque retries = new IntDeque();
    /** In a set that is not open, all tasks from this index on wait. */
    private int fresh;

    private int waiting;
    private int inFlight;
    private int ended;
    /** How much of the tasks in flight is done, as they report themselves. */
    long permille;

    private boolean closed;
    private long meanMicros = -1;
    /** The executors that no waiting task prefers, and since when, in ticks. */
    final Map<ExecutorSlots, Long> waitingForPreferred = new HashMap<>();

    private @Nullable Map<Integer, TaskHistory> histories;
    private @Nullable Map<Integer, Integer> givenBack;

    TaskSet(TaskSetSpec spec, SingleTaskEstimate singleTasks) {
        this.spec = spec;
        this.singleTasks = singleTasks;
        this.states = new byte[spec.tasks()];
        this.attempts = new short[spec.tasks()];
        if (!spec.settings().open()) {
            waiting = spec.tasks();
        }
    }

    long taskId(int index) {
        return spec.firstTaskId() + index;
    }

    /** The task that threw and has waited longest; -1 if there is none. */
    int peekRetry() {
        while (!retries.isEmpty() && states[retries.peek()] != QUEUED) {
            retries.poll();
        }
        return retries.isEmpty() ? -1 : retries.peek();
    }

    /** The next of the other waiting tasks; -1 if none waits. */
    int peek() {
        while (!queue.isEmpty()) {
            if (states[queue.peek()] == QUEUED) {
                return queue.peek();
            }
            queue.poll();
        }
        while (!spec.settings().open() && fresh < states.length) {
            if (states[fresh] == NOT_READY) {
                return fresh;
            }
            fresh++;
        }
        return -1;
    }

    /**
     * Looks among the first waiting tasks of an open set for one that passes the test, and makes it the next. -1 if
     * none does.
     */
    int peek(IntPredicate test) {
        for (int place = 0; place < Math.min(queue.size(), MOST_LOOKED_AT); place++) {
            int index = queue.at(place);
            if (states[index] == QUEUED && test.test(index)) {
                queue.bringToFront(place);
                return index;
            }
        }
        return -1;
    }

    /** Starts a task that was peeked at, and returns the number of its attempt. */
    int start(int index) {
        if (!retries.isEmpty() && retries.peek() == index) {
            retries.poll();
        } else if (!queue.isEmpty() && queue.peek() == index) {
            queue.poll();
        } else {
            fresh = index + 1;
        }
        states[index] = IN_FLIGHT;
        waiting--;
        inFlight++;
        attempts[index]++;
        return attempts[index];
    }

    /** @return whether the task was not ready before */
    boolean ready(int index) {
        if (closed || states[index] == QUEUED || states[index] == IN_FLIGHT) {
            return false;
        }
        if (states[index] == ENDED) {
            ended--;
        }
        states[index] = QUEUED;
        waiting++;
        queue.addLast(index);
        return true;
    }

    boolean isInFlight(int index) {
        return states[index] == IN_FLIGHT;
    }

    /** Starts a second attempt of a task in flight, and returns its number. */
    int copy(int index) {
        inFlight++;
        attempts[index]++;
        return attempts[index];
    }

    /** One of two attempts has ended, and the other continues. */
    void dropCopy() {
        inFlight--;
    }

    /** The task cannot run until it becomes ready again. */
    void unready(int index) {
        states[index] = NOT_READY;
        inFlight--;
    }

    /** An attempt was given back before it began. */
    void givenBack(int index) {
        if (givenBack == null) {
            givenBack = new HashMap<>();
        }
        givenBack.merge(index, 1, Integer::sum);
    }

    /** How many attempts of a task were given back before they began. */
    int timesGivenBack(int index) {
        return givenBack == null ? 0 : givenBack.getOrDefault(index, 0);
    }

    /** Queues a task again whose attempt did not end by itself. */
    void requeue(int index) {
        states[index] = QUEUED;
        inFlight--;
        waiting++;
        queue.addFirst(index);
    }

    /** Queues a task again that threw. */
    void retry(int index) {
        states[index] = QUEUED;
        inFlight--;
        waiting++;
        retries.addLast(index);
    }

    /** A task in flight has ended. */
    void end(int index) {
        states[index] = ENDED;
        inFlight--;
        ended++;
        forgetHistory(index);
    }

    /** Ends a waiting task. @return whether it was waiting */
    boolean drop(int index) {
        boolean waits = states[index] == QUEUED
                || (states[index] == NOT_READY && !spec.settings().open());
        if (waits) {
            states[index] = ENDED;
            waiting--;
            ended++;
            forgetHistory(index);
        }
        return waits;
    }

    /** Ends all waiting tasks. @return how many there were */
    int close() {
        closed = true;
        int dropped = waiting;
        for (int i = 0; i < states.length && waiting > 0; i++) {
            drop(i);
        }
        return dropped;
    }

    boolean isOver() {
        return inFlight == 0 && (closed || (!spec.settings().open() && ended == states.length));
    }

    /** Whether most tasks have ended, so that the others may be stragglers. */
    boolean isNearItsEnd() {
        return waiting == 0 && ended >= STRAGGLERS_AFTER * states.length;
    }

    /** The mean duration of its tasks; negative if unknown. */
    long meanMicros() {
        return meanMicros;
    }

    int waiting() {
        return waiting;
    }

    int inFlight() {
        return inFlight;
    }

    /** Records the duration of an attempt. */
    void took(long micros) {
        meanMicros = meanMicros < 0 ? micros : meanMicros + (micros - meanMicros) / SMOOTHING;
        if (states.length == 1) {
            singleTasks.took(micros);
        }
    }

    /** How many tasks an executor may have queued for each slot; none while their duration is unknown. */
    int ahead() {
        if (states.length == 1) {
            return singleTasks.ahead();
        }
        return ahead(meanMicros, MOST_AHEAD);
    }

    /** @param micros the duration of a task; negative if unknown */
    static int ahead(long micros, int most) {
        return micros < 0 ? 0 : (int) Math.min(most, AHEAD_MICROS / Math.max(1, micros));
    }

    /** Null for a task without a history. */
    @Nullable
    TaskHistory history(int index) {
        return histories == null ? null : histories.get(index);
    }

    TaskHistory historyOf(int index) {
        if (histories == null) {
            histories = new HashMap<>();
        }
        return histories.computeIfAbsent(index, unused -> new TaskHistory());
    }

    private void forgetHistory(int index) {
        if (histories != null) {
            histories.remove(index);
        }
    }
}
