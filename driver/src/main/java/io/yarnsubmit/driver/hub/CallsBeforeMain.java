package io.yarnsubmit.driver.hub;

import io.yarnsubmit.protocol.control.BadRequestException;
import io.yarnsubmit.protocol.control.ControlAnswer;
import io.yarnsubmit.protocol.v1.ControlCall;
import io.yarnsubmit.protocol.v1.ControlReply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the calls that are there before the driver's main is called, which is soon. On the loop. */
final class CallsBeforeMain implements ControlCalls {
    private static final int MOST = 1_000;

    private final List<Call> calls = new ArrayList<>();

    private record Call(int executorId, ControlCall call, Consumer<ControlReply> answered) {}

    @Override
    public void call(int executorId, ControlCall call, Consumer<ControlReply> answered) {
        if (calls.size() < MOST) {
            calls.add(new Call(executorId, call, answered));
            return;
        }
        ControlAnswer refusal = ControlAnswer.refusal(
                new BadRequestException(503, "The driver has not started yet; try again in a moment"), false);
        answered.accept(ControlReply.newBuilder()
                .setCallId(call.getCallId())
                .setStatus(refusal.status())
                .putAllHeaders(refusal.headers())
                .setBody(refusal.body())
                .build());
    }

    void passOn(ControlCalls to) {
        calls.forEach(each -> to.call(each.executorId(), each.call(), each.answered()));
    }
}
