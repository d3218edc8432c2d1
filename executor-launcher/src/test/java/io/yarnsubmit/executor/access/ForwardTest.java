package io.yarnsubmit.executor.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.ForwardInput;
import io.yarnsubmit.protocol.v1.ForwardOutput;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With real ports, over the application's TLS. */
@Timeout(60)
class ForwardTest {
    private static TlsIdentity identity;

    private final Map<String, Integer> ports = new HashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket server;
    private AccessFixture fixture;

    @BeforeAll
    static void makeIdentity() throws Exception {
        identity = AccessFixture.identity();
    }

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ports.put("ui", server.getLocalPort());
        fixture = new AccessFixture(identity, Map.of(), ports);
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
        server.close();
        threads.shutdownNow();
    }

    private interface Talk {
        void with(Socket socket) throws Exception;
    }

    /** What the program at the port does. */
    private CompletableFuture<Boolean> serve(Talk talk) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Socket socket = server.accept()) {
                        talk.with(socket);
                        return true;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
    }

    private AccessClient<ForwardInput, ForwardOutput> begin(String port) {
        AccessClient<ForwardInput, ForwardOutput> client = AccessClient.begin(fixture.stub::forward);
        client.call.onNext(start(port));
        return client;
    }

    private static ForwardInput start(String port) {
        return ForwardInput.newBuilder()
                .setStart(ForwardInput.Start.newBuilder()
                        .setExecutorId(AccessFixture.EXECUTOR)
                        .setPort(port))
                .build();
    }

    private static ForwardInput data(String text) {
        return ForwardInput.newBuilder().setData(ByteString.copyFromUtf8(text)).build();
    }

    private static final ForwardInput END =
            ForwardInput.newBuilder().setEnd(true).build();

    private static String all(AccessClient<ForwardInput, ForwardOutput> client) {
        StringBuilder all = new StringBuilder();
        client.received.forEach(each -> all.append(each.getData().toStringUtf8()));
        return all.toString();
    }

    @Test
    void eitherEndMayCeaseFirst() throws Exception {
        CompletableFuture<Boolean> served = serve(socket -> {
            byte[] asked = socket.getInputStream().readAllBytes();
            TimeUnit.MILLISECONDS.sleep(50);
            socket.getOutputStream()
                    .write(("got " + new String(asked, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        });
        AccessClient<ForwardInput, ForwardOutput> client = begin("ui");
        assertThat(client.next().getConnected()).isTrue();
        client.call.onNext(data("hello"));
        client.call.onNext(END);

        client.end.get(30, TimeUnit.SECONDS);
        assertThat(all(client)).isEqualTo("got hello");
        assertThat(client.received).last().matches(ForwardOutput::getEnd);
        assertThat(served.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void thePortMayCeaseFirst() throws Exception {
        CompletableFuture<byte[]> asked = new CompletableFuture<>();
        serve(socket -> {
            socket.getOutputStream().write('x');
            socket.shutdownOutput();
            asked.complete(socket.getInputStream().readAllBytes());
        });
        AccessClient<ForwardInput, ForwardOutput> client = begin(Integer.toString(server.getLocalPort()));
        client.next();
        assertThat(client.next().getData().toStringUtf8()).isEqualTo("x");
        assertThat(client.next().getEnd()).isTrue();
        assertThat(client.end).isNotDone();
        client.call.onNext(data("late"));
        client.call.onCompleted();

        assertThat(asked.get(30, TimeUnit.SECONDS)).isEqualTo("late".getBytes(StandardCharsets.UTF_8));
        client.end.get(30, TimeUnit.SECONDS);
    }

    @Test
    void muchData_waitsUntilItIsTaken_inBothDirections() throws Exception {
        CompletableFuture<Boolean> served = serve(socket -> {
            TimeUnit.MILLISECONDS.sleep(200);
            assertThat(socket.getInputStream().readNBytes(5_000_000)).hasSize(5_000_000);
            socket.getOutputStream().write(new byte[20_000_000]);
        });
        AccessClient<ForwardInput, ForwardOutput> client = AccessClient.beginSlowly(fixture.stub::forward);
        client.call.onNext(start("ui"));
        for (int i = 0; i < 50; i++) {
            client.call.onNext(data("x".repeat(100_000)));
        }
        client.call.onNext(END);
        client.call.request(3);
        TimeUnit.MILLISECONDS.sleep(500);
        assertThat(served).isNotDone();
        client.call.request(1_000_000);

        client.end.get(30, TimeUnit.SECONDS);
        assertThat(client.received.stream()
                        .mapToLong(each -> each.getData().size())
                        .sum())
                .isEqualTo(20_000_000);
        assertThat(served.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void brokenCall_closesTheConnection() throws Exception {
        CompletableFuture<Boolean> served =
                serve(socket -> assertThat(socket.getInputStream().read()).isEqualTo(-1));
        AccessClient<ForwardInput, ForwardOutput> client = begin("ui");
        client.next();
        client.call.cancel("the owner is gone", null);

        assertThat(served.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void connectionThatThePortBreaks_endsTheCall() throws Exception {
        // The break may come so soon that the other address is tried.
        for (int i = 0; i < 2; i++) {
            serve(socket -> socket.setSoLinger(true, 0));
        }
        AccessClient<ForwardInput, ForwardOutput> client = begin("ui");

        client.end.get(30, TimeUnit.SECONDS);
    }

    @Test
    void portsWhereNobodyListens_andUnknownOnes_areExplained() throws Exception {
        server.close();
        AccessClient<ForwardInput, ForwardOutput> client = begin("ui");
        client.end.get(30, TimeUnit.SECONDS);
        assertThat(client.next().getProblem())
                .startsWith("nothing accepts connections at port " + ports.get("ui") + " of the executor's machine");

        for (String port : new String[] {"other", "0", "65536", "-1", ""}) {
            AccessClient<ForwardInput, ForwardOutput> unknown = begin(port);
            unknown.end.get(30, TimeUnit.SECONDS);
            assertThat(unknown.next().getProblem()).startsWith("there is no port '" + port + "' now");
        }
    }
}
