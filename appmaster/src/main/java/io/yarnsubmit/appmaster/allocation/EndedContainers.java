package io.yarnsubmit.appmaster.allocation;

import io.yarnsubmit.protocol.cause.EndCause;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The containers that are over for us, and why: those that were given back, until YARN says that they have completed, and the
 * last ones that have. With them, repeated reports of YARN and late ones of the driver are recognized.
 */
final class EndedContainers {
    private static final int MOST_COMPLETED = 1000;

    private final Map<String, EndCause> givenBack = new HashMap<>();
    private final Map<String, EndCause> completed = new LinkedHashMap<>();

    /** Gives back a container in which nothing runs. */
    void giveBack(String container, EventContext event) {
        givenBack.put(container, Verdict.notUsed().cause());
        event.want(new AllocatorAction.Release(container));
    }

    /** It has completed, or its completion is not waited for. */
    void completed(String container, EndCause cause) {
        givenBack.remove(container);
        completed.put(container, cause);
        if (completed.size() > MOST_COMPLETED) {
            completed.remove(completed.keySet().iterator().next());
        }
    }

    boolean contains(String container) {
        return find(container) != null;
    }

    @Nullable
    EndCause find(String container) {
        EndCause cause = givenBack.get(container);
        return cause == null ? completed.get(container) : cause;
    }
}
