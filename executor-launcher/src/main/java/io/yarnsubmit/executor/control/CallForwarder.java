package io.yarnsubmit.executor.control;

import io.yarnsubmit.protocol.control.ControlAnswer;
import io.yarnsubmit.protocol.control.ControlHandler;
import io.yarnsubmit.protocol.control.ControlRequest;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.ControlReply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Passes the requests of commands on to the driver, and its answers back. All but {@link #handle} is on the loop. */
final class CallForwarder implements ControlHandler {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final EventLoop loop;
    private final InstantSource clock;
    private final HubSender hub;
    private final ForwardCore core;
    private final Map<Long, Consumer<ControlAnswer>> waiting = new HashMap<>();
    private boolean ticking;

    CallForwarder(EventLoop loop, InstantSource clock, HubSender hub, ForwardLimits limits) {
        this.loop = loop;
        this.clock = clock;
        this.hub = hub;
        this.core = new ForwardCore(limits);
    }

    @Override
    public void handle(ControlRequest request, Consumer<ControlAnswer> answered) {
        loop.execute(() -> {
            List<ForwardAction> actions = core.requested(request, clock.instant());
            waiting.put(core.last(), answered);
            carryOut(actions);
            ready();
            tickLater();
        });
    }

    /** Something can be sent. */
    void ready() {
        while (core.hasUnsent() && hub.isReady()) {
            core.next(clock.instant()).ifPresent(hub::send);
        }
    }

    void replied(List<ControlReply> replies) {
        replies.forEach(reply -> carryOut(core.replied(reply)));
    }

    void broken() {
        carryOut(core.broken());
    }

    private void tickLater() {
        if (!ticking && core.isBusy()) {
            ticking = true;
            loop.schedule(TICK, () -> {
                ticking = false;
                carryOut(core.tick(clock.instant()));
                tickLater();
            });
        }
    }

    private void carryOut(List<ForwardAction> actions) {
        for (ForwardAction action : actions) {
            carryOut(action);
        }
    }

    private void carryOut(ForwardAction action) {
        if (action instanceof ForwardAction.Answer answer) {
            Consumer<ControlAnswer> answered = waiting.remove(answer.id());
            if (answered != null) {
                answered.accept(answer.answer());
            }
        }
    }
}
