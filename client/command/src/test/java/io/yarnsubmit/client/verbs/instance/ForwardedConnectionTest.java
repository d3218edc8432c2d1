package io.yarnsubmit.client.verbs.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.yarnsubmit.protocol.v1.ForwardInput;
import io.yarnsubmit.protocol.v1.ForwardOutput;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connection is carried by a call, both of whose directions end by themselves. */
@Timeout(20)
class ForwardedConnectionTest {
    private final CallStream<ForwardInput, ForwardOutput> call = new CallStream<>();
    private Socket user;
    private Socket accepted;
    private ForwardedConnection connection;
    private CompletableFuture<String> problem;

    @BeforeEach
    void connect() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            user = new Socket(server.getInetAddress(), server.getLocalPort());
            accepted = server.accept();
        }
        connection = new ForwardedConnection(accepted);
        problem = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                problem.complete(connection.run(
                        call::open,
                        ForwardInput.Start.newBuilder().setPort("ui").build()));
            } catch (InterruptedException | RuntimeException e) {
                problem.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        assertThat(call.heard.take().getStart().getPort()).isEqualTo("ui");
    }

    @AfterEach
    void close() throws Exception {
        user.close();
        accepted.close();
    }

    private static ForwardOutput data(String text) {
        return ForwardOutput.newBuilder().setData(ByteString.copyFromUtf8(text)).build();
    }

    @Test
    void bothDirections_untilBothHaveEnded() throws Exception {
        user.getOutputStream().write("question".getBytes());
        user.shutdownOutput();
        assertThat(call.heard.take().getData().toStringUtf8()).isEqualTo("question");
        assertThat(call.heard.take().getEnd()).isTrue();

        call.answers.onNext(data("ans"));
        call.answers.onNext(data("wer"));
        call.answers.onNext(ForwardOutput.newBuilder().setEnd(true).build());
        assertThat(new String(user.getInputStream().readAllBytes())).isEqualTo("answer");
        call.answers.onCompleted();

        assertThat(problem.get()).isEmpty();
        assertThat(connection.isChannelBroken()).isFalse();
    }

    @Test
    void aPortThatNobodyListensTo() throws Exception {
        call.answers.onNext(
                ForwardOutput.newBuilder().setProblem("Nobody listens.").build());
        call.answers.onCompleted();

        assertThat(problem.get()).isEqualTo("Nobody listens.");
        assertThat(user.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void anExecutorThatIsGone_breaksTheWayToIt() throws Exception {
        call.answers.onError(Status.UNAVAILABLE.withDescription("gone").asRuntimeException());

        assertThat(problem.get()).isEqualTo("the way to its executor broke (gone)");
        assertThat(connection.isChannelBroken()).isTrue();
    }

    @Test
    void whoeverLeaves_endsTheCall() throws Exception {
        user.setSoLinger(true, 0);
        user.close();

        assertThat(problem.get()).isEmpty();
        assertThat(call.cancelled).isNotNull();
        assertThat(connection.isChannelBroken()).isFalse();
    }
}
