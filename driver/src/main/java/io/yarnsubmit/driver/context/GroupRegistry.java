package io.yarnsubmit.driver.context;

import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The registered executors of a group. Changed on the loop, read by any thread. */
public final class GroupRegistry {
    private final String name;
    private final boolean elastic;
    private final Executor listenerThread;
    private final TreeMap<Integer, ExecutorInfo> registered = new TreeMap<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private int requested;
    private boolean requestedByDriver;
    /** Requests that the loop has not handled yet; the newest counts. */
    private int underWay;

    private boolean closed;

    /** @param elastic whether the number of executors follows the tasks */
    public GroupRegistry(String name, int requested, boolean elastic, Executor listenerThread) {
        this.name = name;
        this.elastic = elastic;
        this.requested = requested;
        this.listenerThread = listenerThread;
    }

    public synchronized void add(ExecutorInfo executor) {
        registered.put(executor.id(), executor);
        notifyAll();
    }

    public synchronized void remove(int executorId) {
        registered.remove(executorId);
    }

    /** Calls all listeners in order, on their thread. */
    public void notifyListeners(Consumer<ExecutorListener> event) {
        for (Subscription subscription : List.copyOf(subscriptions)) {
            subscription.notifyListener(event);
        }
    }

    public String name() {
        return name;
    }

    synchronized int requested() {
        return requested;
    }

    /** Whether the group has executors, or may get some. */
    synchronized boolean hasOrMayGetExecutors() {
        return elastic || requested > 0 || !registered.isEmpty();
    }

    synchronized void requested(int total) {
        requested = total;
        requestedByDriver = true;
        underWay++;
    }

    /** The loop has handled a request. */
    synchronized void handled() {
        underWay--;
    }

    /** Something else than a request of the program has set the number. On the loop. */
    public synchronized void set(int total, boolean byDriver) {
        requestedByDriver |= byDriver;
        if (underWay == 0) {
            requested = total;
        }
    }

    /** Sets the requested total that follows from the tasks, unless the driver has requested a total itself. */
    public synchronized void follow(int total) {
        if (!requestedByDriver) {
            requested = total;
        }
    }

    synchronized List<ExecutorInfo> list() {
        return List.copyOf(registered.values());
    }

    /** The registered executor with this id. */
    public synchronized Optional<ExecutorInfo> find(int executorId) {
        return Optional.ofNullable(registered.get(executorId));
    }

    synchronized boolean has(int executorId) {
        return registered.containsKey(executorId);
    }

    /** Ends all waits. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean awaitRegistered(int n, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (registered.size() < n) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || closed) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** On the loop. */
    void subscribe(Subscription subscription) {
        list().forEach(executor -> subscription.notifyListener(listener -> listener.registered(executor)));
        subscriptions.add(subscription);
    }

    /** On the loop. */
    void unsubscribe(Subscription subscription) {
        subscriptions.remove(subscription);
    }

    Subscription subscription(ExecutorListener listener) {
        return new Subscription(listener);
    }

    /** A listener that can be closed. */
    final class Subscription {
        private final ExecutorListener listener;
        private volatile boolean closed;

        private Subscription(ExecutorListener listener) {
            this.listener = listener;
        }

        void close() {
            closed = true;
        }

        private void notifyListener(Consumer<ExecutorListener> event) {
            listenerThread.execute(() -> {
                if (!closed) {
                    event.accept(listener);
                }
            });
        }
    }
}
