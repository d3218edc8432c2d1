package io.yarnsubmit.appmaster.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.yarnsubmit.launch.DriverOutputFiles;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.OutputPiece;
import io.yarnsubmit.protocol.v1.OutputRequest;
import io.yarnsubmit.protocol.v1.OutputStream;
import io.yarnsubmit.seeds.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class OutputFeedTest {
    private static final int ATTEMPT = 2;

    @TempDir
    private Path directory;

    private final EventLoop loop = EventLoop.start("feed", failure -> {});

    @AfterEach
    void end() {
        loop.close();
    }

    /** A client that says when it takes more. */
    private static final class Client extends ServerCallStreamObserver<OutputPiece> {
        final ByteArrayOutputStream got = new ByteArrayOutputStream();
        final CompletableFuture<Status> ended = new CompletableFuture<>();
        int room;
        boolean gone;
        Runnable onReady = () -> {};
        Runnable onCancel = () -> {};

        Client(int room) {
            this.room = room;
        }

        /** Takes so many pieces more. */
        void take(int pieces) {
            Runnable ready;
            synchronized (this) {
                room += pieces;
                ready = onReady;
            }
            ready.run();
        }

        void leave() {
            synchronized (this) {
                gone = true;
            }
            onCancel.run();
        }

        synchronized void awaitBytes(int count) throws InterruptedException {
            while (got.size() < count) {
                wait();
            }
        }

        synchronized byte[] bytes() {
            return got.toByteArray();
        }

        @Override
        public synchronized boolean isReady() {
            return room > 0;
        }

        @Override
        public synchronized boolean isCancelled() {
            return gone;
        }

        @Override
        public synchronized void onNext(OutputPiece piece) {
            room--;
            got.writeBytes(piece.getData().toByteArray());
            notifyAll();
        }

        @Override
        public void onError(Throwable failure) {
            ended.complete(Status.fromThrowable(failure));
        }

        @Override
        public void onCompleted() {
            ended.complete(Status.OK);
        }

        @Override
        public synchronized void setOnReadyHandler(Runnable handler) {
            onReady = handler;
        }

        @Override
        public void setOnCancelHandler(Runnable handler) {
            onCancel = handler;
        }

        @Override
        public void setOnReadyThreshold(int bytes) {
            // Its room is counted in pieces.
        }

        @Override
        public void setCompression(String compression) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void disableAutoInboundFlowControl() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void request(int count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setMessageCompression(boolean enable) {
            throw new UnsupportedOperationException();
        }
    }

    private OutputFeed feed() {
        return new OutputFeed(DriverOutputFiles.in(directory), ATTEMPT, loop);
    }

    private static OutputRequest from(long offset, OutputStream stream) {
        return OutputRequest.newBuilder()
                .setAttempt(ATTEMPT)
                .setStream(stream)
                .setOffset(offset)
                .build();
    }

    private static OutputRequest from(long offset) {
        return from(offset, OutputStream.OUTPUT_STREAM_STDOUT);
    }

    private void write(String file, byte[] bytes) throws IOException {
        Files.write(directory.resolve(file), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void ends(OutputFeed feed, long stdout, long stderr) {
        loop.execute(() -> feed.endsAt(stdout, stderr));
    }

    private static Status end(Client client) throws Exception {
        return client.ended.get(20, TimeUnit.SECONDS);
    }

    private static byte[] random(long seed, int count) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static LongStream seeds() {
        return Seeds.of(20, 1_000).stream();
    }

    /** Clients that come at any time, from any offset, and take as much as they like, while the driver writes. */
    @ParameterizedTest
    @MethodSource("seeds")
    void eachClientGetsEveryByteFromItsOffset_inOrder(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] all = random(seed, random.nextInt(1_500_000));
        OutputFeed feed = feed();
        Client[] clients = new Client[1 + random.nextInt(3)];
        int[] offsets = new int[clients.length];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = new Client(random.nextInt(3));
            offsets[i] = random.nextInt(all.length + 1);
        }
        int begun = 0;
        for (int written = 0; written < all.length || begun < clients.length; ) {
            int count = Math.min(all.length - written, 1 + random.nextInt(400_000));
            write("stdout", Arrays.copyOfRange(all, written, written + count));
            written += count;
            if (begun < clients.length && (random.nextBoolean() || written == all.length)) {
                feed.serve(from(offsets[begun]), clients[begun]);
                begun++;
            }
            clients[random.nextInt(clients.length)].take(random.nextInt(3));
        }
        ends(feed, all.length, 0);

        for (int i = 0; i < clients.length; i++) {
            clients[i].take(100);
            assertThat(end(clients[i]).isOk()).as(Seeds.repeat(seed)).isTrue();
            assertThat(clients[i].bytes())
                    .as(Seeds.repeat(seed))
                    .isEqualTo(Arrays.copyOfRange(all, offsets[i], all.length));
        }
    }

    @Test
    void aFileThatIsNotThereYet_isWaitedFor_andEachStreamHasItsOwn() throws Exception {
        OutputFeed feed = feed();
        Client out = new Client(100);
        Client err = new Client(100);
        feed.serve(from(0), out);
        feed.serve(from(0, OutputStream.OUTPUT_STREAM_STDERR), err);

        write("stderr", "oops".getBytes(UTF_8));
        err.awaitBytes(4);
        ends(feed, 0, 4);

        assertThat(end(out).isOk()).isTrue();
        assertThat(end(err).isOk()).isTrue();
        assertThat(out.bytes()).isEmpty();
    }

    @Test
    void aClientThatPauses_isSentNoMoreThanItTakes() throws Exception {
        byte[] all = random(1, 2_000_000);
        write("stdout", all);
        OutputFeed feed = feed();
        Client paused = new Client(1);
        Client quick = new Client(100);
        feed.serve(from(0), paused);
        feed.serve(from(0), quick);
        ends(feed, all.length, 0);

        assertThat(end(quick).isOk()).isTrue();
        assertThat(quick.bytes()).isEqualTo(all);
        assertThat(paused.bytes().length).isPositive().isLessThan(1_000_000);
        paused.take(100);
        assertThat(end(paused).isOk()).isTrue();
        assertThat(paused.bytes()).isEqualTo(all);
    }

    @Test
    void aClientThatLeaves_isForgotten() throws Exception {
        write("stdout", random(1, 100));
        OutputFeed feed = feed();
        Client client = new Client(1);
        feed.serve(from(0), client);
        client.awaitBytes(100);

        client.leave();
        client.take(10);
        write("stdout", random(2, 100));
        ends(feed, 200, 0);

        Client next = new Client(10);
        feed.serve(from(150), next);
        assertThat(end(next).isOk()).isTrue();
        assertThat(next.bytes()).hasSize(50);
        assertThat(client.bytes()).hasSize(100);
        assertThat(client.ended).isNotDone();
    }

    @Test
    void aFileThatWasCut_isSaid() throws Exception {
        write("stdout", random(1, 100));
        OutputFeed feed = feed();
        Client client = new Client(10);
        feed.serve(from(0), client);
        ends(feed, 150, 0);

        assertThat(end(client).getCode()).isEqualTo(Status.Code.DATA_LOSS);
        assertThat(end(client).getDescription()).contains("after 100 of 150 bytes");
    }

    @Test
    void anotherAttempt_andAClientsOwnDriver_haveNothingHere() throws Exception {
        Client wrong = new Client(1);
        feed().serve(from(0).toBuilder().setAttempt(1).build(), wrong);
        assertThat(end(wrong).getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);

        Client ofClient = new Client(1);
        new OutputFeed(null, ATTEMPT, loop).serve(from(0), ofClient);
        assertThat(end(ofClient).getDescription()).contains("its driver is the client's");
    }
}
