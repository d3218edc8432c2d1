package io.yarnsubmit.executor.access;

import io.grpc.stub.ServerCallStreamObserver;

/**
 * The messages of one call: no more is sent than the other end takes, and no more is asked for than is handled here. Thread-safe.
 */
final class MessageGate<T> {
    private final ServerCallStreamObserver<T> out;
    private boolean isOver;
    private int waiting;

    /**
     * To be made before the call's method returns. No message arrives before {@link #take}.
     *
     * @param whenBroken is called when the other end is gone
     */
    MessageGate(ServerCallStreamObserver<T> out, Runnable whenBroken) {
        this.out = out;
        out.disableAutoRequest();
        out.setOnReadyHandler(this::wake);
        out.setOnCancelHandler(() -> {
            close();
            whenBroken.run();
        });
    }

    /** One more message may come. */
    synchronized void take() {
        if (!isOver) {
            out.request(1);
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** Sends a message when the other end takes it; false if the call is over. */
    synchronized boolean send(T message) throws InterruptedException {
        waiting++;
        try {
            while (!isOver && !out.isReady()) {
                wait();
            }
        } finally {
            waiting--;
        }
        if (!isOver) {
            out.onNext(message);
        }
        return !isOver;
    }

    /** Whether a message waits because the other end takes none. */
    synchronized boolean isWaiting() {
        return waiting > 0;
    }

    /** Sends a small message at once. */
    synchronized void sendNow(T message) {
        if (!isOver) {
            out.onNext(message);
        }
    }

    /** Ends the call. */
    synchronized void complete() {
        if (!isOver) {
            isOver = true;
            out.onCompleted();
            notifyAll();
        }
    }

    synchronized boolean isOver() {
        return isOver;
    }

    /** Nothing is sent any more. */
    synchronized void close() {
        isOver = true;
        notifyAll();
    }
}
