package io.yarnsubmit.client.explain;

import io.yarnsubmit.protocol.cause.EndCause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one application, and of the cluster as far as it concerns it. What is unknown is null.
 *
 * @param diagnostics the ResourceManager's
 * @param cause why it ended; null while it has not
 * @param am the ApplicationMaster's container
 * @param executors one for each group
 * @param queue the application's
 * @param machines all that the cluster knows of
 * @param attempts the oldest first
 * @param live while it runs, if its ApplicationMaster could be asked
 * @param reserved how many places are reserved for it on machines that do not have enough room yet
 * @param settings configuration keys and values that were set; empty when the plan is gone
 */
public record ExplainFacts(
        String applicationId,
        String user,
        State state,
        String diagnostics,
        @Nullable EndCause cause,
        @Nullable RequestedContainer am,
        List<RequestedContainer> executors,
        @Nullable QueueFacts queue,
        @Nullable List<MachineFacts> machines,
        List<AttemptFacts> attempts,
        @Nullable LiveFacts live,
        int reserved,
        Map<String, String> settings) {

    /** Where an application is. */
    public enum State {
        SUBMITTED,
        ACCEPTED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        KILLED;

        /** Whether it is over. */
        public boolean isFinal() {
            return this == SUCCEEDED || this == FAILED || this == KILLED;
        }
    }

    public ExplainFacts {
        executors = List.copyOf(executors);
        attempts = List.copyOf(attempts);
        settings = Map.copyOf(settings);
        machines = machines == null ? null : List.copyOf(machines);
    }

    Optional<AttemptFacts> lastFailedAttempt() {
        return attempts.stream().filter(AttemptFacts::failed).reduce((first, second) -> second);
    }

    /** A setting as the user gave it, in parentheses, or nothing. */
    String now(String key) {
        String value = settings.get(key);
        return value == null ? "" : " (now " + value + ")";
    }
}
