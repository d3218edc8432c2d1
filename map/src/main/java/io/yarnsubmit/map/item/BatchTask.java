package io.yarnsubmit.map.item;

import io.yarnsubmit.api.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs a batch of units one after the other. When this takes longer than expected, or produces much output, the
 * remaining units are handed back, so that they do not wait behind slow ones while other executors are idle.
 */
public record BatchTask(CommandSpec commandSpec, List<UnitAttempt> batch) implements Task<BatchResult> {
    private static final long serialVersionUID = 1;
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final long MOST_OUTPUT_BYTES = 1 << 20;

    public BatchTask {
        batch = List.copyOf(batch);
    }

    @Override
    public BatchResult call() throws IOException, InterruptedException {
        ExecutorEnvironment executor = ExecutorEnvironment.ofThisProcess();
        String problem = commandSpec.setup() == null ? null : executor.setUp(commandSpec.setup());
        if (problem != null) {
            return end(executor, List.of(), numbers(), problem);
        }
        long begin = System.nanoTime();
        List<UnitResult> ends = new ArrayList<>();
        Set<Integer> untouched = new TreeSet<>();
        long outputBytes = 0;
        for (UnitAttempt work : batch) {
            boolean enough = !ends.isEmpty()
                    && (System.nanoTime() - begin > LONGEST.toNanos() || outputBytes > MOST_OUTPUT_BYTES);
            if (enough || work.avoid().contains(executor.name())) {
                untouched.add(work.number());
            } else {
                UnitResult end = new UnitRun(commandSpec, executor).run(work);
                ends.add(end);
                outputBytes += end.keptBytes();
            }
        }
        return end(executor, ends, untouched, null);
    }

    private Set<Integer> numbers() {
        Set<Integer> numbers = new TreeSet<>();
        batch.forEach(work -> numbers.add(work.number()));
        return numbers;
    }

    private static BatchResult end(
            ExecutorEnvironment executor, List<UnitResult> ends, Set<Integer> untouched, @Nullable String problem) {
        return new BatchResult(executor.name(), executor.host(), executor.containerId(), ends, untouched, problem);
    }
}
