package io.yarnsubmit.client.explain;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A leaf queue. What the scheduler does not report is null.
 *
 * @param running whether it takes new applications
 * @param used by all of its applications
 * @param most that its applications may use together
 * @param amUsed by its ApplicationMasters
 * @param amMost that its ApplicationMasters may use together
 * @param userUsed by this application's user
 * @param userMost that this application's user may use
 * @param labels which machines its applications may use; {@code *} for all
 * @param defaultLabel of applications that name none; empty for machines without a label
 * @param pending containers that its applications wait for
 * @param withRoom other queues of this user that have room for the request
 */
public record QueueFacts(
        String name,
        boolean running,
        @Nullable Size used,
        @Nullable Size most,
        @Nullable Size amUsed,
        @Nullable Size amMost,
        @Nullable Size userUsed,
        @Nullable Size userMost,
        Set<String> labels,
        String defaultLabel,
        @Nullable Integer pending,
        List<String> withRoom) {
    private static final String ALL = "*";

    public QueueFacts {
        labels = Set.copyOf(labels);
        withRoom = List.copyOf(withRoom);
    }

    boolean reaches(String label) {
        return label.isEmpty() || labels.contains(ALL) || labels.contains(label);
    }
}
