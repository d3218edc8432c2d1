package io.yarnsubmit.driver.tasks;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one function. A task that waits costs three bytes here, and four more if it did not become ready in order;
 * only those in flight, and those with a past, are objects.
 */
final class TaskSet {
    /** What an executor may have in its queue, in microseconds of work. Covers the way there and back many times. */
    static final long AHEAD_MICROS = 50_000;
    /** More would only be memory: this many of the shortest tasks last for longer than the way takes. */
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
    /** Before those that never were in flight. */
    private final IntDeque queue = new IntDeque();
    /** Those that threw, which do not go just anywhere, and do not keep others from going meanwhile. */
    private final IntDeque retries = new IntDeque();
    /** Of a set that is not open: from here on all wait. */
    private int fresh;

    private int waiting;
    private int inFlight;
    private int ended;
    /** How much of those in flight is done, as they say themselves. */
    long permille;

    private boolean closed;
    private long meanMicros = -1;
    /** The executors that no task of it prefers, and since when, in ticks. */
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

    /** Of the task that threw and waits for longest; -1 if there is none. */
    int peekRetry() {
        while (!retries.isEmpty() && states[retries.peek()] != QUEUED) {
            retries.poll();
        }
        return retries.isEmpty() ? -1 : retries.peek();
    }

    /** Of a task whose turn it is next among the others; -1 if none waits. */
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

    /** Of a task that waits and passes the test, among the first ones of an open set; it is the next then. -1 if none does. */
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

    /** Takes one that was peeked at. */
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

    /** @return whether that is news */
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

    /** Begins one that is in flight once more. */
    int copy(int index) {
        inFlight++;
        attempts[index]++;
        return attempts[index];
    }

    /** One of two attempts is over, and the other goes on. */
    void dropCopy() {
        inFlight--;
    }

    /** It cannot run: it is to become ready again. */
    void unready(int index) {
        states[index] = NOT_READY;
        inFlight--;
    }

    /** It did not even begin. */
    void givenBack(int index) {
        if (givenBack == null) {
            givenBack = new HashMap<>();
        }
        givenBack.merge(index, 1, Integer::sum);
    }

    /** How many of its attempts were given back before they began. */
    int timesGivenBack(int index) {
        return givenBack == null ? 0 : givenBack.getOrDefault(index, 0);
    }

    /** It did not come to its end. */
    void again(int index) {
        states[index] = QUEUED;
        inFlight--;
        waiting++;
        queue.addFirst(index);
    }

    /** It threw. */
    void retry(int index) {
        states[index] = QUEUED;
        inFlight--;
        waiting++;
        retries.addLast(index);
    }

    /** It was in flight. */
    void end(int index) {
        states[index] = ENDED;
        inFlight--;
        ended++;
        forgetHistory(index);
    }

    /** @return whether it waited, and does not any more */
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

    /** @return how many waited, and do not any more */
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

    /** Whether most of its tasks have ended, and those that have not may be stragglers. */
    boolean isNearItsEnd() {
        return waiting == 0 && ended >= STRAGGLERS_AFTER * states.length;
    }

    /** How long its tasks take; below 0 if that is not known. */
    long meanMicros() {
        return meanMicros;
    }

    int waiting() {
        return waiting;
    }

    int inFlight() {
        return inFlight;
    }

    /** An attempt took so long on an executor. */
    void took(long micros) {
        meanMicros = meanMicros < 0 ? micros : meanMicros + (micros - meanMicros) / SMOOTHING;
        if (states.length == 1) {
            singleTasks.took(micros);
        }
    }

    /** How many tasks for each slot an executor may have beside those that run: none before it is known how long they take. */
    int ahead() {
        if (states.length == 1) {
            return singleTasks.ahead();
        }
        return ahead(meanMicros, MOST_AHEAD);
    }

    /** @param micros that a task takes; below 0 if that is not known */
    static int ahead(long micros, int most) {
        return micros < 0 ? 0 : (int) Math.min(most, AHEAD_MICROS / Math.max(1, micros));
    }

    /** Null for a task that nothing has happened to. */
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
