package io.yarnsubmit.appmaster.loop;

import io.yarnsubmit.protocol.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings events to their handler on the event loop, in the order in which they were posted. Thread-safe.
 *
 * <p>An inbox is made before its handler, because the handler needs the parts that post here. Events that are posted
 * before the inbox is opened wait for the handler.
 *
 * @param <H> handles the events; an event is a call of one of its methods
 */
public final class Inbox<H> {
    private final EventLoop loop;
    // Both are touched on the loop alone.
    private final List<Consumer<H>> waiting = new ArrayList<>();
    private Consumer<Consumer<H>> delivery = waiting::add;

    public Inbox(EventLoop loop) {
        this.loop = loop;
    }

    /** Has the handler called on the event loop. */
    public void post(Consumer<H> event) {
        loop.execute(() -> delivery.accept(event));
    }

    /** Has the handler called on the event loop after a while. */
    public void post(Duration delay, Consumer<H> event) {
        loop.schedule(delay, () -> delivery.accept(event));
    }

    /** Names the handler, once. It gets the events that wait, then all others. */
    public void open(H handler) {
        loop.execute(() -> {
            delivery = event -> event.accept(handler);
            waiting.forEach(delivery);
            waiting.clear();
        });
    }
}
