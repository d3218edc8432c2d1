package io.yarnsubmit.client.verbs.instance;

import io.grpc.stub.ClientCallStreamObserver;

/**
 * The messages of this side of a call: whoever sends waits while the other side has no room for more. Thread-safe.
 *
 * @param <Q> the messages
 */
final class CallInput<Q> {
    private final ClientCallStreamObserver<Q> call;
    // Guarded by this.
    private boolean over;

    CallInput(ClientCallStreamObserver<Q> call) {
        this.call = call;
        call.setOnReadyHandler(this::wake);
    }

    private synchronized void wake() {
        notifyAll();
    }

    /**
     * Sends when there is room.
     *
     * @return false if the call is over
     */
    synchronized boolean send(Q message) throws InterruptedException {
        while (!over && !call.isReady()) {
            wait();
        }
        return sendNow(message);
    }

    /** Sends at once, whatever waits. */
    synchronized boolean sendNow(Q message) {
        if (!over) {
            call.onNext(message);
        }
        return !over;
    }

    /** This side has no more to say. */
    synchronized void complete() {
        if (!over) {
            over = true;
            call.onCompleted();
            notifyAll();
        }
    }

    /** The other side has ended the call. */
    synchronized void ended() {
        over = true;
        notifyAll();
    }

    /** Ends the call. */
    synchronized void cancel(String why) {
        over = true;
        call.cancel(why, null);
        notifyAll();
    }
}
