package io.yarnsubmit.driver.control;

import io.yarnsubmit.protocol.control.BadRequestException;
import io.yarnsubmit.protocol.control.ControlAnswer;
import io.yarnsubmit.protocol.control.ControlHandler;
import io.yarnsubmit.protocol.control.ControlRequest;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.ControlCall;
import io.yarnsubmit.protocol.v1.ControlReply;
import io.yarnsubmit.protocol.v1.TaskProgress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Answers requests to the control API, from wherever they come: the package's way in. */
public final class ControlService {
    private static final Caller COMMAND = new Caller.Driver();

    private final ControlState state;
    private final ControlRoutes routes;

    /**
     * For an application.
     *
     * @param executorsMayScale whether commands on executors may change how many executors there are
     * @param progress takes what a command on an executor tells of its task, on the loop
     */
    public ControlService(
            ControlledApplication application,
            EventLoop loop,
            InstantSource clock,
            boolean executorsMayScale,
            BiConsumer<Integer, TaskProgress> progress) {
        state = new ControlState(loop, clock);
        application.groups().get().forEach(state::watch);
        application.backend().listen(state);
        application.roles().listen(state);
        application.roles().watchWith(state);
        routes = new ControlRoutes(
                application,
                state,
                new CommandTasks(application, loop, clock, CommandTaskLimits.USUAL),
                new Permissions(executorsMayScale),
                progress);
    }

    /** What it serves: methods and templates of paths. */
    List<String> routes() {
        return routes.all().stream()
                .map(route -> route.method() + " " + route.template())
                .toList();
    }

    /** For the driver's command. */
    ControlHandler forCommand() {
        return (request, answered) -> routes.handle(new ControlExchange(request, COMMAND, Duration.ZERO, answered));
    }

    /** Answers what a command on a connected executor asks. On the loop. */
    public void call(int executorId, ControlCall call, Consumer<ControlReply> answered) {
        state.hasAsked(executorId);
        ControlRequest request = new ControlRequest(
                call.getMethod(),
                call.getPath(),
                call.getQuery(),
                call.getHeadersMap(),
                call.getBody(),
                call.getTask());
        Consumer<ControlAnswer> reply = answer -> answered.accept(ControlReply.newBuilder()
                .setCallId(call.getCallId())
                .setStatus(answer.status())
                .putAllHeaders(answer.headers())
                .setBody(answer.body())
                .build());
        try {
            routes.handle(new ControlExchange(
                    request,
                    new Caller.Executor(executorId, call.getTask()),
                    Duration.ofMillis(call.getWaitedMillis()),
                    reply));
        } catch (BadRequestException e) {
            reply.accept(ControlAnswer.refusal(e, request.wantsText()));
        }
    }
}
