package io.yarnsubmit.appmaster.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.AccessReply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call is passed on as it is, at the pace of the slower side. */
class RelayedCallTest {
    private final EventLoop loop = EventLoop.start("relay-test", e -> {
        throw new AssertionError(e);
    });
    private final ServerStream<String> client = new ServerStream<>();
    private final ExecutorStream executor = new ExecutorStream();
    private final List<Integer> asked = new ArrayList<>();
    private @Nullable Consumer<AccessReply> found;
    private @Nullable ClientResponseObserver<String, String> answers;
    private boolean disconnected;
    private final StreamObserver<String> call = RelayedCall.begin(
            client,
            Integer::parseInt,
            (id, answer) -> {
                asked.add(id);
                found = answer;
            },
            (where, observer) -> {
                answers = observer;
                observer.beforeStart(executor);
                return () -> disconnected = true;
            },
            problem -> "problem: " + problem,
            loop);

    @AfterEach
    void end() {
        loop.close();
    }

    private void settle() {
        CountDownLatch done = new CountDownLatch(1);
        loop.execute(done::countDown);
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void open() {
        call.onNext("7");
        loop.execute(() -> found.accept(
                AccessReply.newBuilder().setHost("node1").setPort(1).build()));
        settle();
    }

    @Test
    void theFirstMessageNamesTheExecutor_whichGetsAll() {
        open();
        call.onNext("a");
        call.onNext("b");
        call.onCompleted();
        answers.onNext("x");
        answers.onCompleted();
        settle();

        assertThat(asked).containsExactly(7);
        assertThat(executor.heard).containsExactly("7", "a", "b");
        assertThat(executor.completed).isTrue();
        assertThat(client.heard).containsExactly("x");
        assertThat(client.completed).isTrue();
        assertThat(disconnected).isTrue();
    }

    @Test
    void aClientThatHasEndedItsSide_beforeTheExecutorIsFound_isPassedOn() {
        call.onNext("7");
        call.onCompleted();
        loop.execute(() -> found.accept(AccessReply.getDefaultInstance()));
        settle();

        assertThat(executor.heard).containsExactly("7");
        assertThat(executor.completed).isTrue();
    }

    @Test
    void anExecutorThatIsBusy_holdsTheClientBack() {
        executor.ready = false;
        open();
        assertThat(client.requested).as("only the first message").isEqualTo(1);

        loop.execute(() -> {
            executor.ready = true;
            executor.onReady.run();
        });
        settle();
        settle();
        assertThat(client.requested).isEqualTo(2);

        call.onNext("a");
        settle();
        assertThat(client.requested).isEqualTo(3);
    }

    @Test
    void aClientThatIsBusy_holdsTheExecutorBack() {
        client.ready = false;
        open();
        assertThat(executor.requested).isZero();

        client.ready = true;
        client.onReady.run();
        settle();
        assertThat(executor.requested).isEqualTo(1);

        answers.onNext("x");
        settle();
        assertThat(executor.requested).isEqualTo(2);
    }

    @Test
    void aClientThatIsGone_endsTheCall() {
        open();

        client.onCancel.run();
        settle();

        assertThat(executor.cancelled).isEqualTo("the client is gone");
        assertThat(disconnected).isTrue();
    }

    @Test
    void anExecutorThatIsGone_endsTheCall_withItsStatus() {
        open();

        answers.onError(Status.UNAVAILABLE.withDescription("broken").asRuntimeException());
        settle();

        assertThat(client.failure).hasMessage("UNAVAILABLE: broken");
        assertThat(disconnected).isTrue();
    }

    @Test
    void aRefusal_isTheAnswer() {
        call.onNext("7");
        loop.execute(() -> found.accept(
                AccessReply.newBuilder().setProblem("It is switched off.").build()));
        settle();
        settle();

        assertThat(client.heard).containsExactly("problem: It is switched off.");
        assertThat(client.completed).isTrue();
    }

    @Test
    void aCallWithoutAMessage_fails() {
        call.onCompleted();
        settle();

        assertThat(client.failure).hasMessageContaining("INVALID_ARGUMENT");
    }

    /** The executor's end. */
    private static final class ExecutorStream extends ClientCallStreamObserver<String> {
        private final List<String> heard = new ArrayList<>();
        private boolean ready = true;
        private boolean completed;
        private int requested;
        private @Nullable String cancelled;
        private Runnable onReady = () -> {};

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {
            cancelled = message;
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setOnReadyHandler(Runnable handler) {
            onReady = handler;
        }

        @Override
        public void request(int count) {
            requested += count;
        }

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void disableAutoRequestWithInitial(int request) {}

        @Override
        public void onNext(String value) {
            heard.add(value);
        }

        @Override
        public void onError(Throwable thrown) {}

        @Override
        public void onCompleted() {
            completed = true;
        }
    }
}
