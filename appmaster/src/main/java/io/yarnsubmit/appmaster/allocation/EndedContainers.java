package io.yarnsubmit.appmaster.allocation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The containers that went last, and why. What YARN says twice, or the driver says late, is known by them; after so many
 * others it is not to be expected any more.
 */
final class EndedContainers {
    private static final int MOST = 1000;

    private final Map<String, Loss> losses = new LinkedHashMap<>();

    void add(String container, Loss loss) {
        losses.put(container, loss);
        if (losses.size() > MOST) {
            losses.remove(losses.keySet().iterator().next());
        }
    }

    /** Gives back a container in which nothing runs. */
    void giveBack(String container, Turn turn) {
        add(container, Verdict.notUsed().loss());
        turn.want(new AllocatorAction.Release(container));
    }

    @Nullable
    Loss find(String container) {
        return losses.get(container);
    }
}
