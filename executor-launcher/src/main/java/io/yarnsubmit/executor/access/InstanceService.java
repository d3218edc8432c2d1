package io.yarnsubmit.executor.access;

import io.grpc.stub.StreamObserver;
import io.yarnsubmit.executor.command.CommandRun;
import io.yarnsubmit.protocol.process.ProcessMark;
import io.yarnsubmit.protocol.v1.ExecInput;
import io.yarnsubmit.protocol.v1.ExecOutput;
import io.yarnsubmit.protocol.v1.ForwardInput;
import io.yarnsubmit.protocol.v1.ForwardOutput;
import io.yarnsubmit.protocol.v1.InstanceGrpc;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The service of an executor. */
final class InstanceService extends InstanceGrpc.InstanceImplBase {
    private final AccessPlace place;
    private final ProcessMark mark = CommandRun.markOfExecutor().part("exec");
    private final AtomicInteger commands = new AtomicInteger();

    InstanceService(AccessPlace place) {
        this.place = place;
    }

    @Override
    public StreamObserver<ExecInput> exec(StreamObserver<ExecOutput> out) {
        return new ExecSession(place, mark.part(Integer.toString(commands.incrementAndGet())), out);
    }

    @Override
    public StreamObserver<ForwardInput> forward(StreamObserver<ForwardOutput> out) {
        return new ForwardSession(place, out);
    }

    /** Ends all commands, and waits for that. */
    void stop(Duration grace) {
        mark.endAll(grace);
        // Those that were about to start.
        place.sessions().forEach(session -> session.stop(Duration.ZERO));
    }
}
