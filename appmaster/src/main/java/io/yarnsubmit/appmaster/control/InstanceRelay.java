package io.yarnsubmit.appmaster.control;

import io.grpc.ManagedChannel;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.AccessReply;
import io.yarnsubmit.protocol.v1.ExecInput;
import io.yarnsubmit.protocol.v1.ExecOutput;
import io.yarnsubmit.protocol.v1.ForwardInput;
import io.yarnsubmit.protocol.v1.ForwardOutput;
import io.yarnsubmit.protocol.v1.InstanceGrpc;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The executors' service, for clients that do not reach their machines: passes the messages of each call on to the executor
 * that its first message names. Of the others it reads nothing.
 */
public final class InstanceRelay extends InstanceGrpc.InstanceImplBase {
    private static final Logger log = LoggerFactory.getLogger(InstanceRelay.class);

    private final TlsIdentity identity;
    private final Inbox<ClientEvents> clients;
    private @Nullable Lines lines;

    public InstanceRelay(TlsIdentity identity, Inbox<ClientEvents> clients) {
        this.identity = identity;
        this.clients = clients;
    }

    /** What all calls share; made with the first, because most applications have none. */
    private record Lines(EventLoop loop, ApplicationTls tls) {}

    private synchronized Lines lines() {
        Lines made = lines;
        if (made == null) {
            made = new Lines(
                    EventLoop.start("instance-relay", e -> log.warn("a relayed call fails", e)),
                    ApplicationTls.of(identity));
            lines = made;
        }
        return made;
    }

    @Override
    public StreamObserver<ExecInput> exec(StreamObserver<ExecOutput> answers) {
        return relay(
                answers,
                first -> first.getStart().getExecutorId(),
                (channel, call) -> InstanceGrpc.newStub(channel).exec(call),
                problem -> ExecOutput.newBuilder().setProblem(problem).build());
    }

    @Override
    public StreamObserver<ForwardInput> forward(StreamObserver<ForwardOutput> answers) {
        return relay(
                answers,
                first -> first.getStart().getExecutorId(),
                (channel, call) -> InstanceGrpc.newStub(channel).forward(call),
                problem -> ForwardOutput.newBuilder().setProblem(problem).build());
    }

    private <Q, A> StreamObserver<Q> relay(
            StreamObserver<A> answers,
            RelayedCall.Target<Q> target,
            RelayedCall.Opener<Q, A> opener,
            RelayedCall.Refusal<A> refusal) {
        Lines shared = lines();
        return RelayedCall.begin(
                (ServerCallStreamObserver<A>) answers,
                target,
                (executorId, answer) -> clients.post(on ->
                        on.access(executorId, reply -> shared.loop().execute(() -> answer.accept(reply)))),
                (reply, call) -> {
                    ManagedChannel channel = connect(reply, shared);
                    opener.open(channel, call);
                    return channel::shutdownNow;
                },
                refusal,
                shared.loop());
    }

    private static ManagedChannel connect(AccessReply reply, Lines shared) {
        return Transport.connect(reply.getHost(), reply.getPort(), shared.tls(), Runnable::run);
    }
}
