package io.yarnsubmit.driver.shell;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.hub.Hub;
import io.yarnsubmit.driver.tasks.TaskAttemptId;
import io.yarnsubmit.protocol.cause.ByteText;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.BlockRange;
import io.yarnsubmit.protocol.v1.KeptOutput;
import io.yarnsubmit.protocol.v1.TaskError;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.ObjIntConsumer;

/**
 * Fetches results of tasks outside jobs that are too large for a message. Until then the task has not ended, so when
 * its executor is lost meanwhile, it runs again like any other. On the loop.
 */
final class LargeResults {
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(3));

    private final OutputFetcher fetcher;
    private final EventLoop loop;
    private final IntPredicate isConnected;
    private final ObjIntConsumer<KeptOutput> release;
    private final List<Duration> pauses;
    private final FetchQueue queue;
    private final Map<Integer, Map<TaskAttemptId, Fetch>> fetches = new HashMap<>();

    /** @param mostBytes how much may be fetched at the same time */
    LargeResults(OutputFetcher fetcher, EventLoop loop, Hub hub, long mostBytes) {
        this(fetcher, loop, hub::isConnected, (output, executorId) -> drop(hub, executorId, output), mostBytes, PAUSES);
    }

    /**
     * For tests.
     *
     * @param release lets an executor drop an output
     * @param pauses how long to wait after each failed fetch but the last
     */
    LargeResults(
            OutputFetcher fetcher,
            EventLoop loop,
            IntPredicate isConnected,
            ObjIntConsumer<KeptOutput> release,
            long mostBytes,
            List<Duration> pauses) {
        this.fetcher = fetcher;
        this.loop = loop;
        this.isConnected = isConnected;
        this.release = release;
        this.pauses = pauses;
        this.queue = new FetchQueue(mostBytes);
    }

    private static void drop(Hub hub, int executorId, KeptOutput output) {
        hub.send(
                executorId,
                message -> message.addReleasedBlocks(
                        BlockRange.newBuilder().setFirst(output.getBlockId()).setCount(1)));
    }

    /**
     * Fetches what the executor keeps for a result.
     *
     * @param wanted whether anybody still waits for the result when there is room for it
     * @param whenHere is called with the result and its value, or with an error; not if the executor is lost
     */
    void fetch(int executorId, TaskResult result, BooleanSupplier wanted, Consumer<TaskResult> whenHere) {
        Fetch fetch = new Fetch(executorId, result, wanted, whenHere);
        fetches.computeIfAbsent(executorId, unused -> new HashMap<>()).put(fetch.attempt(), fetch);
        queue.add(result.getKept().getBytes(), fetch::begin);
    }

    /** The results of an executor that are being fetched, as if their tasks were still running there. */
    Iterable<TaskAttemptId> of(int executorId) {
        return List.copyOf(fetches.getOrDefault(executorId, Map.of()).keySet());
    }

    /** The executor is lost, and its tasks run again elsewhere. */
    void executorLost(int executorId) {
        fetches.remove(executorId);
    }

    /** Lets an executor drop an output. */
    void release(int executorId, KeptOutput output) {
        release.accept(output, executorId);
    }

    private final class Fetch {
        private final int executorId;
        private final TaskResult result;
        private final BooleanSupplier wanted;
        private final Consumer<TaskResult> whenHere;
        private int failed;

        Fetch(int executorId, TaskResult result, BooleanSupplier wanted, Consumer<TaskResult> whenHere) {
            this.executorId = executorId;
            this.result = result;
            this.wanted = wanted;
            this.whenHere = whenHere;
        }

        TaskAttemptId attempt() {
            return new TaskAttemptId(result.getTaskId(), result.getAttempt());
        }

        void begin() {
            if (!isCurrent()) {
                queue.ended(bytes());
            } else if (!wanted.getAsBoolean()) {
                // Not at once, because many fetches may be unwanted, and each would begin the next.
                loop.execute(() -> end(result));
            } else {
                fetcher.fetch(
                        result.getKept(),
                        value -> loop.execute(() -> here(value)),
                        why -> loop.execute(() -> failed(why)));
            }
        }

        private void here(ByteString value) {
            end(result.toBuilder().setValue(value).build());
        }

        /** The executor may be about to be lost. Then nothing is wrong with the task. */
        private void failed(Throwable why) {
            boolean mayHelp = !(why instanceof OutOfMemoryError);
            if (isCurrent() && mayHelp && failed < pauses.size()) {
                loop.schedule(pauses.get(failed++), this::begin);
            } else if (isCurrent() && (!mayHelp || isConnected.test(executorId))) {
                end(result.toBuilder().setError(error(why)).build());
            } else {
                queue.ended(bytes());
            }
        }

        private TaskError error(Throwable why) {
            return TaskError.newBuilder()
                    .setExceptionClass(IOException.class.getName())
                    .setDescription("its result of " + ByteText.of(bytes()) + " could not be fetched by the driver: "
                            + why.getMessage())
                    .build();
        }

        private void end(TaskResult ended) {
            queue.ended(bytes());
            Map<TaskAttemptId, Fetch> ofExecutor = fetches.get(executorId);
            if (ofExecutor != null && ofExecutor.remove(attempt(), this)) {
                release(executorId, result.getKept());
                whenHere.accept(ended);
            }
        }

        private boolean isCurrent() {
            return fetches.getOrDefault(executorId, Map.of()).get(attempt()) == this;
        }

        private long bytes() {
            return result.getKept().getBytes();
        }
    }
}
