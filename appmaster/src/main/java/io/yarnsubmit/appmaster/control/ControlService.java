package io.yarnsubmit.appmaster.control;

import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.appmaster.journal.Journal;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.protocol.v1.AccessReply;
import io.yarnsubmit.protocol.v1.AccessRequest;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.ApplicationEvent;
import io.yarnsubmit.protocol.v1.ApplicationMasterGrpc;
import io.yarnsubmit.protocol.v1.ClientMessage;
import io.yarnsubmit.protocol.v1.DescribeRequest;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.LogChunk;
import io.yarnsubmit.protocol.v1.LogRequest;
import io.yarnsubmit.protocol.v1.OutputPiece;
import io.yarnsubmit.protocol.v1.OutputRequest;
import io.yarnsubmit.protocol.v1.ScaleReply;
import io.yarnsubmit.protocol.v1.ScaleRequest;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Function;

/** The ApplicationMaster's gRPC service: turns streams into events. */
public final class ControlService extends ApplicationMasterGrpc.ApplicationMasterImplBase {
    private static final Context.Key<String> PEER_HOST = Context.key("peer-host");

    private final DriverLink link;
    private final ClientFeed feed;
    private final OutputFeed output;
    private final Inbox<DriverEvents> driver;
    private final Inbox<ClientEvents> clients;
    private final Journal journal;

    public ControlService(
            DriverLink link,
            ClientFeed feed,
            OutputFeed output,
            Inbox<DriverEvents> driver,
            Inbox<ClientEvents> clients,
            Journal journal) {
        this.link = link;
        this.feed = feed;
        this.output = output;
        this.driver = driver;
        this.clients = clients;
        this.journal = journal;
    }

    /** The service as a server takes it. */
    public BindableService bindable() {
        return () -> ServerInterceptors.intercept(this, new PeerHostInterceptor());
    }

    @Override
    public StreamObserver<DriverMessage> link(StreamObserver<DriverInstruction> responses) {
        ServerCallStreamObserver<DriverInstruction> stream = (ServerCallStreamObserver<DriverInstruction>) responses;
        // With a handler for its end, a stream that has broken swallows what is sent, instead of throwing.
        stream.setOnCancelHandler(() -> {});
        return new LinkMessages(stream, String.valueOf(PEER_HOST.get()), link, driver);
    }

    @Override
    public StreamObserver<ClientMessage> attach(StreamObserver<ApplicationEvent> responses) {
        ServerCallStreamObserver<ApplicationEvent> stream = (ServerCallStreamObserver<ApplicationEvent>) responses;
        ClientSession session = new ClientSession(stream);
        stream.setOnCancelHandler(() -> feed.detach(session));
        stream.setOnReadyHandler(() -> feed.ready(session));
        return new ClientMessages(feed, session, clients);
    }

    @Override
    public void readOutput(OutputRequest request, StreamObserver<OutputPiece> responses) {
        output.serve(request, (ServerCallStreamObserver<OutputPiece>) responses);
    }

    @Override
    public void readLog(LogRequest request, StreamObserver<LogChunk> responses) {
        ((ServerCallStreamObserver<LogChunk>) responses).setOnCancelHandler(() -> {});
        journal.read(
                request.getFile(),
                request.getOffset(),
                piece -> piece.ifPresentOrElse(
                        found -> {
                            responses.onNext(found);
                            responses.onCompleted();
                        },
                        () -> responses.onError(Status.NOT_FOUND
                                .withDescription("there is no " + request.getFile()
                                        + " in the log directory of the ApplicationMaster")
                                .asRuntimeException())));
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<ApplicationDescription> responses) {
        answer(responses, ClientEvents::describe);
    }

    @Override
    public void scale(ScaleRequest request, StreamObserver<ScaleReply> responses) {
        answer(
                responses,
                on -> ScaleReply.newBuilder()
                        .setFormerTotal(on.scale(request.getGroup(), request.getTotal()))
                        .build());
    }

    @Override
    public void access(AccessRequest request, StreamObserver<AccessReply> responses) {
        ((ServerCallStreamObserver<AccessReply>) responses).setOnCancelHandler(() -> {});
        clients.post(on -> on.access(request.getExecutorId(), reply -> {
            responses.onNext(reply);
            responses.onCompleted();
        }));
    }

    private <A> void answer(StreamObserver<A> responses, Function<ClientEvents, A> answer) {
        // With a handler for its end, a call that was cancelled swallows its answer, instead of throwing.
        ((ServerCallStreamObserver<A>) responses).setOnCancelHandler(() -> {});
        clients.post(on -> {
            try {
                responses.onNext(answer.apply(on));
                responses.onCompleted();
            } catch (StatusRuntimeException e) {
                responses.onError(e);
            }
        });
    }

    /** Keeps the address of the caller, which is the address of a driver that names none. */
    private static final class PeerHostInterceptor implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            SocketAddress peer = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
            String host = peer instanceof InetSocketAddress internet
                    ? internet.getAddress().getHostAddress()
                    : "";
            return Contexts.interceptCall(Context.current().withValue(PEER_HOST, host), call, headers, next);
        }
    }
}
