package io.yarnsubmit.appmaster.control;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.DriverMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stream of the driver's messages: brings them to the event loop in their order. */
final class LinkMessages implements StreamObserver<DriverMessage> {
    private static final Logger log = LoggerFactory.getLogger(LinkMessages.class);

    private final ServerCallStreamObserver<DriverInstruction> stream;
    private final String peerHost;
    private final DriverLink link;
    private final ControlEvents events;
    private final EventLoop loop;

    LinkMessages(
            ServerCallStreamObserver<DriverInstruction> stream,
            String peerHost,
            DriverLink link,
            ControlEvents events,
            EventLoop loop) {
        this.stream = stream;
        this.peerHost = peerHost;
        this.link = link;
        this.events = events;
        this.loop = loop;
    }

    @Override
    public void onNext(DriverMessage message) {
        loop.execute(() -> heard(message));
    }

    @Override
    public void onError(Throwable cause) {
        loop.execute(() -> {
            log.info("the driver's link broke: {}", cause.toString());
            link.closed(stream);
        });
    }

    @Override
    public void onCompleted() {
        loop.execute(() -> link.closed(stream));
    }

    private void heard(DriverMessage message) {
        if (message.hasHello()) {
            DriverMessage.Hello hello = message.getHello();
            link.replace(stream);
            events.driverLinked(
                    hello.getHubHost().isEmpty() ? peerHost : hello.getHubHost(),
                    hello.getHubPort(),
                    hello.getHighestExecutorId());
        } else if (link.is(stream)) {
            heardLater(message);
        }
    }

    private void heardLater(DriverMessage message) {
        switch (message.getMessageCase()) {
            case TARGETS ->
                events.targets(
                        message.getTargets().getGeneration(),
                        message.getTargets().getTotalsMap());
            case STOP_EXECUTOR ->
                events.stopExecutor(
                        message.getStopExecutor().getExecutorId(),
                        message.getStopExecutor().getReason());
            case EXECUTOR_REGISTRATION -> events.executorRegistration(message.getExecutorRegistration());
            case REPORT -> events.driverReport(message.getReport());
            case EXCLUSION -> events.exclusion(message.getExclusion());
            case JOB_REPORT -> events.jobReport(message.getJobReport());
            default -> log.debug("a message of the driver that this version does not know");
        }
    }
}
