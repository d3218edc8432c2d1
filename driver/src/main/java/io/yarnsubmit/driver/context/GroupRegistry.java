package io.yarnsubmit.driver.context;

import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What is known of a group's executors, for any thread to read. Written on the loop. */
public final class GroupRegistry {
    private final String name;
    private final boolean elastic;
    private final Executor listenerThread;
    private final TreeMap<Integer, ExecutorInfo> registered = new TreeMap<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private int requested;
    private boolean requestedByDriver;
    private boolean closed;

    /** @param elastic whether the number of executors follows the tasks */
    public GroupRegistry(String name, int requested, boolean elastic, Executor listenerThread) {
        this.name = name;
        this.elastic = elastic;
        this.requested = requested;
        this.listenerThread = listenerThread;
    }

    public synchronized void show(ExecutorInfo executor) {
        registered.put(executor.id(), executor);
        notifyAll();
    }

    public synchronized void hide(int executorId) {
        registered.remove(executorId);
    }

    /** Tells all listeners something, in order, on their thread. */
    public void announce(Consumer<ExecutorListener> event) {
        for (Subscription subscription : List.copyOf(subscriptions)) {
            subscription.tell(event);
        }
    }

    public String name() {
        return name;
    }

    synchronized int requested() {
        return requested;
    }

    /** Whether tasks of this group would find executors, now or when these have come. */
    synchronized boolean hasOrMayGetExecutors() {
        return elastic || requested > 0 || !registered.isEmpty();
    }

    synchronized void requested(int total) {
        requested = total;
        requestedByDriver = true;
    }

    /** Shows a total that follows from the tasks. Once the driver has asked for one, that one is shown. */
    public synchronized void follow(int total) {
        if (!requestedByDriver) {
            requested = total;
        }
    }

    synchronized List<ExecutorInfo> list() {
        return List.copyOf(registered.values());
    }

    synchronized boolean has(int executorId) {
        return registered.containsKey(executorId);
    }

    /** Nobody waits any longer. */
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
        list().forEach(executor -> subscription.tell(listener -> listener.registered(executor)));
        subscriptions.add(subscription);
    }

    /** On the loop. */
    void unsubscribe(Subscription subscription) {
        subscriptions.remove(subscription);
    }

    Subscription subscription(ExecutorListener listener) {
        return new Subscription(listener);
    }

    /** A listener, until it is closed. */
    final class Subscription {
        private final ExecutorListener listener;
        private volatile boolean closed;

        private Subscription(ExecutorListener listener) {
            this.listener = listener;
        }

        void close() {
            closed = true;
        }

        private void tell(Consumer<ExecutorListener> event) {
            listenerThread.execute(() -> {
                if (!closed) {
                    event.accept(listener);
                }
            });
        }
    }
}
