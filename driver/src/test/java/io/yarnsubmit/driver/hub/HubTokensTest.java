package io.yarnsubmit.driver.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.loop.MonotonicTime;
import io.yarnsubmit.protocol.v1.AccessAnswer;
import io.yarnsubmit.protocol.v1.BesideEnd;
import io.yarnsubmit.protocol.v1.CommandEnd;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.HubMessage;
import io.yarnsubmit.protocol.v1.InstanceState;
import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HubTokensTest {
    private final EventLoop loop = EventLoop.start("hub", Throwable::printStackTrace);
    private final Hub hub = new Hub(loop, new MonotonicTime(), Duration.ofMinutes(1), new Nobody());

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void executorsGetNewTokens_alsoThoseThatRegisterLater() {
        Executor early = new Executor(1);
        onLoop(() -> {});
        assertThat(early.tokens()).containsOnly("");

        onLoop(() -> hub.tokens(ByteString.copyFromUtf8("new")));
        Executor late = new Executor(2);
        onLoop(() -> {});

        assertThat(early.tokens()).endsWith("new");
        assertThat(late.tokens()).containsExactly("new");
    }

    /** After what the event has left to be sent. */
    private void onLoop(Runnable event) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        loop.execute(event);
        loop.execute(() -> loop.execute(() -> done.complete(true)));
        done.join();
    }

    private final class Executor implements StreamObserver<HubMessage> {
        private final List<HubMessage> heard = new CopyOnWriteArrayList<>();

        Executor(int id) {
            loop.execute(() -> new ExecutorConnection(hub, this, Instant.now())
                    .onNext(ExecutorMessage.newBuilder()
                            .setRegistration(
                                    ExecutorMessage.Registration.newBuilder().setExecutorId(id))
                            .build()));
        }

        List<String> tokens() {
            return heard.stream()
                    .map(message -> message.getTokens().toStringUtf8())
                    .toList();
        }

        @Override
        public void onNext(HubMessage message) {
            heard.add(message);
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }

    private static final class Nobody implements HubListener {
        @Override
        public void registered(ExecutorMessage.Registration registration) {}

        @Override
        public void results(int executorId, List<TaskResult> results) {}

        @Override
        public void progress(int executorId, List<TaskProgress> progress) {}

        @Override
        public void commandEnded(int executorId, CommandEnd end) {}

        @Override
        public void instanceState(int executorId, InstanceState state) {}

        @Override
        public void besideEnds(int executorId, List<BesideEnd> ends) {}

        @Override
        public void access(int executorId, AccessAnswer answer) {}

        @Override
        public void disconnected(int executorId) {}

        @Override
        public void silent(int executorId, Duration silence) {}
    }
}
