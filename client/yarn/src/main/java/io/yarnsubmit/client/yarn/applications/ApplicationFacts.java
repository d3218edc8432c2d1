package io.yarnsubmit.client.yarn.applications;

import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.rpc.AmAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the ResourceManager knows of an application.
 *
 * @param state YARN's: NEW, SUBMITTED, ACCEPTED, RUNNING, FINISHED, FAILED, KILLED
 * @param finalStatus the ApplicationMaster's status: UNDEFINED, SUCCEEDED, FAILED, KILLED
 * @param diagnostics in YARN's words, without the mark of the exit status; empty if there are none
 * @param exitCode the exit status for {@code yarn-submit}; empty before the end
 * @param cause why it ended; empty before the end
 * @param attempt the number of the current or last attempt
 * @param attemptId in full
 * @param am where the ApplicationMaster listens, once it has registered
 * @param trackingUrl of the web page, through YARN's proxy
 * @param launched when the first ApplicationMaster was started
 * @param used what its containers hold now; empty if it is over, or if this user may not see it
 * @param spent what its containers have used since it began
 * @param logAggregation YARN's status of the aggregation, such as SUCCEEDED or DISABLED; empty if unknown
 */
public record ApplicationFacts(
        String id,
        String name,
        String user,
        String queue,
        String type,
        String state,
        String finalStatus,
        String diagnostics,
        OptionalInt exitCode,
        Optional<EndCause> cause,
        int attempt,
        String attemptId,
        Optional<AmAddress> am,
        Optional<String> trackingUrl,
        double progress,
        Set<String> tags,
        Instant submitted,
        Optional<Instant> launched,
        Optional<Instant> finished,
        Used used,
        Spent spent,
        Optional<String> logAggregation) {

    /** The states in which an application is not over, in their order. */
    public static final List<String> LIVE_STATES = List.of("NEW", "NEW_SAVING", "SUBMITTED", "ACCEPTED", "RUNNING");

    /** The states in which an application is over. */
    public static final List<String> FINAL_STATES = List.of("FINISHED", "FAILED", "KILLED");

    /** What its containers hold. */
    public record Used(int containers, long memoryMib, int cores) {}

    /** What its containers have held, and for how long. */
    public record Spent(long memoryMibSeconds, long coreSeconds) {}

    /**
     * Whether YARN shows this user, who is not named by its view ACL, only that it exists. Others see the address of its page,
     * even if it never had an attempt.
     */
    public boolean isHidden() {
        return attempt < 0 && trackingUrl.isEmpty();
    }

    /** Who may see all of it, as a sentence. */
    public String whoMaySee() {
        return "Its owner " + user
                + ", administrators of the cluster and of its queue, and users whom its --view-acl names may";
    }

    /** Whether it is over. */
    public boolean isOver() {
        return FINAL_STATES.contains(state);
    }

    /** For people: how it ended, or its state. */
    public String outcome() {
        return state.equals("FINISHED") ? finalStatus : state;
    }

    /** The outcome, and what is known of its cause. */
    public String ending() {
        return outcome() + (diagnostics.isEmpty() ? "" : ", " + diagnostics);
    }

    /** From its submission to its end, or until now. */
    public Duration age(Instant now) {
        return Duration.between(submitted, finished.orElse(now));
    }
}
