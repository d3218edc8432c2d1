package io.yarnsubmit.appmaster.control;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.DriverMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stream of the driver's messages: passes them to the event loop in order. */
final class LinkMessages implements StreamObserver<DriverMessage> {
    private static final Logger log = LoggerFactory.getLogger(LinkMessages.class);

    private final ServerCallStreamObserver<DriverInstruction> stream;
    private final String peerHost;
    private final DriverLink link;
    private final Inbox<DriverEvents> events;

    LinkMessages(
            ServerCallStreamObserver<DriverInstruction> stream,
            String peerHost,
            DriverLink link,
            Inbox<DriverEvents> events) {
        this.stream = stream;
        this.peerHost = peerHost;
        this.link = link;
        this.events = events;
    }

    @Override
    public void onNext(DriverMessage message) {
        events.post(on -> heard(message, on));
    }

    @Override
    public void onError(Throwable cause) {
        events.post(on -> {
            log.info("the driver's link broke: {}", cause.toString());
            link.closed(stream);
        });
    }

    @Override
    public void onCompleted() {
        events.post(on -> link.closed(stream));
    }

    private void heard(DriverMessage message, DriverEvents on) {
        if (message.hasHello()) {
            DriverMessage.Hello hello = message.getHello();
            link.replace(stream);
            on.linked(
                    hello.getHubHost().isEmpty() ? peerHost : hello.getHubHost(),
                    hello.getHubPort(),
                    hello.getHighestExecutorId());
        } else if (link.is(stream)) {
            heardLater(message, on);
        }
    }

    private void heardLater(DriverMessage message, DriverEvents on) {
        switch (message.getMessageCase()) {
            case TARGETS ->
                on.targets(
                        message.getTargets().getGeneration(),
                        message.getTargets().getTotalsMap());
            case STOP_EXECUTOR ->
                on.stopExecutor(
                        message.getStopExecutor().getExecutorId(),
                        message.getStopExecutor().getReason());
            case COMMAND_ENDED -> on.commandEnded(message.getCommandEnded());
            case EXECUTOR_REGISTRATION -> on.executorRegistration(message.getExecutorRegistration());
            case GROUP_LAUNCH -> on.launch(message.getGroupLaunch());
            case REPORT -> on.report(message.getReport());
            case EXCLUSION -> on.exclusion(message.getExclusion());
            case JOB_REPORT -> on.job(message.getJobReport());
            case INSTANCES -> on.instances(message.getInstances());
            case ACCESS -> on.access(message.getAccess());
            default -> log.debug("a message of the driver that this version does not know");
        }
    }
}
