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
 * Runs a batch of units one after the other. When it takes longer than expected, or there is much output, the rest is handed
 * back: a quick item must not wait behind slow ones while other executors are idle.
 */
public record ItemsTask(Recipe recipe, List<Work> batch) implements Task<WorkEnd> {
    private static final long serialVersionUID = 1;
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final long MOST_OUTPUT_BYTES = 1 << 20;

    public ItemsTask {
        batch = List.copyOf(batch);
    }

    @Override
    public WorkEnd call() throws IOException, InterruptedException {
        ExecutorPlace place = ExecutorPlace.ofThisProcess();
        String problem = recipe.setup() == null ? null : place.setUp(recipe.setup());
        if (problem != null) {
            return end(place, List.of(), numbers(), problem);
        }
        long begin = System.nanoTime();
        List<ItemEnd> ends = new ArrayList<>();
        Set<Integer> untouched = new TreeSet<>();
        long outputBytes = 0;
        for (Work work : batch) {
            boolean enough = !ends.isEmpty()
                    && (System.nanoTime() - begin > LONGEST.toNanos() || outputBytes > MOST_OUTPUT_BYTES);
            if (enough || work.avoid().contains(place.name())) {
                untouched.add(work.number());
            } else {
                ItemEnd end = new ItemRun(recipe, place).run(work);
                ends.add(end);
                outputBytes += end.keptBytes();
            }
        }
        return end(place, ends, untouched, null);
    }

    private Set<Integer> numbers() {
        Set<Integer> numbers = new TreeSet<>();
        batch.forEach(work -> numbers.add(work.number()));
        return numbers;
    }

    private static WorkEnd end(
            ExecutorPlace place, List<ItemEnd> ends, Set<Integer> untouched, @Nullable String problem) {
        return new WorkEnd(place.name(), place.host(), place.containerId(), ends, untouched, problem);
    }
}
