package io.yarnsubmit.appmaster.allocation;

import io.yarnsubmit.launch.exit.Loss;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The containers that are over for us, and why: those that were given back, until YARN says that they have completed, and the
 * last ones that have. By them one knows what YARN says twice, or the driver says late.
 */
final class EndedContainers {
    private static final int MOST_COMPLETED = 1000;

    private final Map<String, Loss> givenBack = new HashMap<>();
    private final Map<String, Loss> completed = new LinkedHashMap<>();

    /** Gives back a container in which nothing runs. */
    void giveBack(String container, Turn turn) {
        givenBack.put(container, Verdict.notUsed().loss());
        turn.want(new AllocatorAction.Release(container));
    }

    /** It has completed, or one need not wait for that. */
    void completed(String container, Loss loss) {
        givenBack.remove(container);
        completed.put(container, loss);
        if (completed.size() > MOST_COMPLETED) {
            completed.remove(completed.keySet().iterator().next());
        }
    }

    boolean contains(String container) {
        return find(container) != null;
    }

    @Nullable
    Loss find(String container) {
        Loss loss = givenBack.get(container);
        return loss == null ? completed.get(container) : loss;
    }
}
