package io.yarnsubmit.executor.control;

import io.yarnsubmit.protocol.control.BadRequestException;
import io.yarnsubmit.protocol.control.ControlAnswer;
import io.yarnsubmit.protocol.control.ControlRequest;
import io.yarnsubmit.protocol.v1.ControlCall;
import io.yarnsubmit.protocol.v1.ControlReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The requests of commands that the driver is to answer. Single-threaded, no I/O, no clock.
 *
 * <pre>
 * event      what follows
 * ---------  -----------------------------------------------------------------------------------------------------
 * requested  kept until it is sent and answered; answered with 503 if there are too many
 * next       the oldest that was not sent, to be sent now
 * replied    answered; a second reply to the same request is dropped
 * broken     what changes nothing is sent again. What may have changed something is answered with 503, because nobody
 *            knows whether it has
 * tick       what has waited for too long is answered with 503
 * </pre>
 */
final class ForwardCore {
    private static final int UNAVAILABLE = 503;
    private static final String AGAIN = "The driver cannot be reached now. Try again";
    private static final String UNKNOWN =
            "The connection to the driver broke. Whether the change was made is not known: read it, and try again";

    private final ForwardLimits limits;
    private final Map<Long, Forwarded> open = new LinkedHashMap<>();
    private final Map<Long, Forwarded> unsent = new LinkedHashMap<>();
    private long ids;
    private long bytes;

    private record Forwarded(long id, ControlRequest request, Instant since, Instant deadline) {}

    ForwardCore(ForwardLimits limits) {
        this.limits = limits;
    }

    /** A command has sent a request: which gets the next number, as {@link #last} tells. */
    List<ForwardAction> requested(ControlRequest request, Instant now) {
        long id = ++ids;
        if (open.size() >= limits.calls() || bytes + request.body().size() > limits.bytes()) {
            return List.of(refused(
                    id,
                    request,
                    "Commands on this executor have " + open.size()
                            + " requests without an answer, and there is no room for another. Try again"));
        }
        Instant deadline = now.plus(AskedWait.of(request.query())).plus(limits.grace());
        Forwarded forwarded = new Forwarded(id, request, now, deadline);
        open.put(id, forwarded);
        unsent.put(id, forwarded);
        bytes += request.body().size();
        return List.of();
    }

    /** The number of the newest request. */
    long last() {
        return ids;
    }

    /** What is to be sent now. It counts as sent. */
    Optional<ControlCall> next(Instant now) {
        if (unsent.isEmpty()) {
            return Optional.empty();
        }
        Forwarded first = unsent.values().iterator().next();
        unsent.remove(first.id());
        ControlRequest request = first.request();
        ControlCall.Builder call = ControlCall.newBuilder()
                .setCallId(first.id())
                .setMethod(request.method())
                .setPath(request.path())
                .setQuery(request.query())
                .putAllHeaders(request.headers())
                .setBody(request.body())
                .setTask(request.task())
                .setWaitedMillis(Duration.between(first.since(), now).toMillis());
        return Optional.of(call.build());
    }

    /** Whether something has not been sent. */
    boolean hasUnsent() {
        return !unsent.isEmpty();
    }

    /** Whether something has not been answered. */
    boolean isBusy() {
        return !open.isEmpty();
    }

    /** The driver has answered. */
    List<ForwardAction> replied(ControlReply reply) {
        Forwarded forwarded = open.get(reply.getCallId());
        if (forwarded == null) {
            return List.of();
        }
        return List.of(
                answered(forwarded, new ControlAnswer(reply.getStatus(), reply.getHeadersMap(), reply.getBody())));
    }

    /** The connection is gone. */
    List<ForwardAction> broken() {
        List<ForwardAction> actions = refuse(this::mayHaveChanged, UNKNOWN);
        unsent.clear();
        unsent.putAll(open);
        return actions;
    }

    /** Time passes. */
    List<ForwardAction> tick(Instant now) {
        return refuse(each -> !now.isBefore(each.deadline()), AGAIN);
    }

    private List<ForwardAction> refuse(Predicate<Forwarded> which, String why) {
        List<ForwardAction> actions = new ArrayList<>();
        for (Forwarded each : List.copyOf(open.values())) {
            if (which.test(each)) {
                actions.add(answered(each, refusal(each.request(), mayHaveChanged(each) ? UNKNOWN : why)));
            }
        }
        return actions;
    }

    /** Whether the driver may have carried out a change. */
    private boolean mayHaveChanged(Forwarded forwarded) {
        return !unsent.containsKey(forwarded.id())
                && !forwarded.request().method().equals("GET");
    }

    private static ForwardAction refused(long id, ControlRequest request, String why) {
        return new ForwardAction.Answer(id, refusal(request, why));
    }

    private static ControlAnswer refusal(ControlRequest request, String why) {
        return ControlAnswer.refusal(new BadRequestException(UNAVAILABLE, why), request.wantsText());
    }

    private ForwardAction answered(Forwarded forwarded, ControlAnswer answer) {
        open.remove(forwarded.id());
        unsent.remove(forwarded.id());
        bytes -= forwarded.request().body().size();
        return new ForwardAction.Answer(forwarded.id(), answer);
    }
}
