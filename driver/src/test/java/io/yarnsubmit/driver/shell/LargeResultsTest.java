package io.yarnsubmit.driver.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.tasks.TaskAttemptId;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.KeptOutput;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LargeResultsTest {
    private record Request(KeptOutput output, Consumer<ByteString> whenHere, Consumer<Throwable> whenLost) {}

    private final EventLoop loop = EventLoop.start("test", Throwable::printStackTrace);
    private final List<Request> requests = new ArrayList<>();
    private final List<Long> released = new ArrayList<>();
    private final List<TaskResult> ended = new ArrayList<>();
    private boolean connected = true;
    private boolean wanted = true;
    private final LargeResults results = new LargeResults(
            (output, here, lost) -> requests.add(new Request(output, here, lost)),
            loop,
            executorId -> connected,
            (output, executorId) -> released.add(output.getBlockId()),
            100,
            List.of(Duration.ofMillis(1), Duration.ofMillis(1)));

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void aResultIsFetched_andThenTheExecutorDropsIt() {
        fetch(1, 60);
        on(() -> assertThat(results.of(1)).containsExactly(new TaskAttemptId(60, 1)));
        arrives(0);

        on(() -> {
            assertThat(ended).hasSize(1);
            assertThat(ended.get(0).getValue()).isEqualTo(ByteString.copyFromUtf8("value"));
            assertThat(ended.get(0).hasKept()).isFalse();
            assertThat(released).containsExactly(60L);
            assertThat(results.of(1)).isEmpty();
        });
    }

    @Test
    void onlyAsManyAreFetchedAsFit_andWhatNobodyWantsAnyMoreIsNotFetched() {
        fetch(1, 60);
        fetch(1, 61);
        fetch(2, 62);
        on(() -> assertThat(requests).hasSize(1));
        on(() -> wanted = false);
        arrives(0);

        awaitEnded(3);
        on(() -> {
            assertThat(requests).hasSize(1);
            assertThat(ended.get(1).hasKept()).isTrue();
            assertThat(released).containsExactly(60L, 61L, 62L);
        });
    }

    @Test
    void aFetchThatFailsIsTriedAgain_andTheTaskFailsWithTheSizeWhenItFailsAlways() {
        fetch(1, 60);
        for (int attempt = 0; attempt < 3; attempt++) {
            fails(attempt);
        }

        awaitEnded(1);
        on(() -> {
            assertThat(requests).hasSize(3);
            assertThat(ended.get(0).getError().getDescription())
                    .isEqualTo("its result of 60 B could not be fetched by the driver: refused");
        });
    }

    @Test
    void whatDoesNotFitIntoTheHeapIsNotFetchedAgain() {
        fetch(1, 60);
        requested(0).whenLost.accept(new OutOfMemoryError("the heap has 1 MB"));

        awaitEnded(1);
        on(() -> {
            assertThat(requests).hasSize(1);
            assertThat(ended.get(0).getError().getDescription()).endsWith("the heap has 1 MB");
        });
    }

    @Test
    void theResultsOfALostExecutorAreForgotten_andOthersGetTheirRoom() {
        fetch(1, 60);
        fetch(2, 61);
        on(() -> results.executorLost(1));
        fails(0);
        on(() -> assertThat(requests).hasSize(2));
        arrives(1);

        on(() -> {
            assertThat(ended).extracting(TaskResult::getTaskId).containsExactly(61L);
            assertThat(released).containsExactly(61L);
        });
    }

    @Test
    void anExecutorThatIsNotConnectedMayBeLostSoon_soItsTaskDoesNotFail() {
        on(() -> connected = false);
        fetch(1, 60);
        for (int attempt = 0; attempt < 3; attempt++) {
            fails(attempt);
        }
        fetch(2, 61);

        arrives(3);
        on(() -> assertThat(ended).extracting(TaskResult::getTaskId).containsExactly(61L));
    }

    /** The size of a result is its task's id. */
    private void fetch(int executorId, long taskId) {
        TaskResult result = TaskResult.newBuilder()
                .setTaskId(taskId)
                .setAttempt(1)
                .setKept(KeptOutput.newBuilder().setBlockId(taskId).setBytes(taskId))
                .build();
        on(() -> results.fetch(executorId, result, () -> wanted, ended::add));
    }

    private void arrives(int request) {
        requested(request).whenHere.accept(ByteString.copyFromUtf8("value"));
    }

    private void fails(int request) {
        requested(request).whenLost.accept(new IOException("refused"));
    }

    private Request requested(int number) {
        while (get(requests::size) <= number) {
            Thread.onSpinWait();
        }
        return get(() -> requests.get(number));
    }

    private void awaitEnded(int number) {
        while (get(ended::size) < number) {
            Thread.onSpinWait();
        }
    }

    private void on(Runnable event) {
        CompletableFuture.runAsync(event, loop).join();
    }

    private <T> T get(java.util.function.Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, loop).join();
    }
}
