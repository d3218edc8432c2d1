package io.yarnsubmit.client.explain;

import io.yarnsubmit.protocol.diagnostics.WaitingDiagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why the queue keeps a container from being granted: its limits, its state, the labels it may use. */
final class QueueRules {
    private final QueueFacts queue;

    QueueRules(QueueFacts queue) {
        this.queue = queue;
    }

    /** The request can never be granted, whatever room there is. */
    Optional<Finding> unreachableLabel(RequestedContainer wish) {
        if (queue.reaches(wish.label())) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "label-not-accessible",
                "queue '" + queue.name() + "' may not use label '" + wish.label() + "'",
                "Applications in queue '" + queue.name() + "' may not use machines with the label '" + wish.label()
                        + "', where " + wish.what() + " is to run",
                "Change --queue or " + wish.labelOption() + ", or ask the operators for"
                        + " accessible-node-labels of the queue"));
    }

    /** It is in the queue, but the queue accepts no more applications. */
    Optional<Finding> stopped() {
        return queue.running()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "queue-stopped",
                        "queue '" + queue.name() + "' is stopped",
                        "Queue '" + queue.name() + "' is stopped: it takes no new applications",
                        "Submit to another queue (--queue)" + otherQueues()
                                + ", or ask the operators to start this one"));
    }

    /** The share of the queue that its ApplicationMasters may take together. */
    Optional<Finding> amLimit(RequestedContainer am, WaitingDiagnostics told) {
        boolean ofUser = told.isBeyondUsersAmLimit();
        if (!ofUser && !told.isBeyondAmLimit()) {
            return Optional.empty();
        }
        Size most = (ofUser ? told.userAmMost() : told.amMost()).map(Size::of).orElse(queue.amMost());
        Size used = told.amUsed().map(Size::of).orElse(queue.amUsed());
        Size asked = told.amAsked().map(Size::of).orElse(am.size());
        String whose = ofUser ? "ApplicationMasters of this user" : "ApplicationMasters";
        String figures = most == null
                ? ""
                : ": they may take " + most.words() + (used == null ? "" : ", and take " + used.words() + " now")
                        + "; this one asks for " + asked.words();
        return Optional.of(new Finding(
                ofUser ? "user-am-limit" : "am-limit",
                "queue '" + queue.name() + "' starts no more " + whose,
                "Queue '" + queue.name() + "' has reached its limit for " + whose + " (maximum-am-resource-percent)"
                        + figures,
                "It starts when another application of the queue ends. A smaller one (" + am.smaller()
                        + ") may fit, or another queue (--queue)" + otherQueues()
                        + "; operators can raise yarn.scheduler.capacity.maximum-am-resource-percent"));
    }

    /** Everything that the queue may use is in use. */
    Optional<Finding> full(RequestedContainer wish, @Nullable Size usedTold, @Nullable Size mostTold) {
        Size used = usedTold == null ? queue.used() : usedTold;
        Size most = mostTold == null ? queue.most() : mostTold;
        if (used == null || most == null || wish.size().hasRoomBeside(used, most)) {
            return Optional.empty();
        }
        if (!wish.size().fitsInto(most)) {
            return Optional.of(new Finding(
                    "too-large-for-queue",
                    "queue '" + queue.name() + "' is smaller than what is asked",
                    "Queue '" + queue.name() + "' may use " + most.words() + " in all, but " + wish.what()
                            + " asks for " + wish.size().words() + ": it can never start there",
                    "Lower " + wish.smaller() + ", or use another queue (--queue)" + otherQueues()));
        }
        return Optional.of(new Finding(
                "queue-full",
                "queue '" + queue.name() + "' is full, " + Size.memory(used.memoryMib()) + " of "
                        + Size.memory(most.memoryMib()),
                "Queue '" + queue.name() + "' is at its capacity: it uses " + used.words() + " of " + most.words()
                        + ", and " + wish.what() + " asks for " + wish.size().words() + queued(),
                "It continues when containers in the queue end. Another queue (--queue)" + otherQueues()
                        + " or a smaller container (" + wish.smaller()
                        + ") may help; operators can raise the queue's maximum-capacity"));
    }

    /**
     * The user's share of the queue.
     *
     * @param told whether the ResourceManager says that this is the cause
     */
    Optional<Finding> userLimit(RequestedContainer wish, String user, boolean told) {
        Size used = queue.userUsed();
        Size most = queue.userMost();
        // The capacity scheduler lets a user's last container exceed the limit: only a user beyond it waits.
        boolean counted = used != null && most != null && used.memoryMib() > most.memoryMib();
        if (!told && !counted) {
            return Optional.empty();
        }
        List<String> figures = new ArrayList<>();
        if (used != null) {
            figures.add("uses " + used.words());
        }
        if (most != null) {
            figures.add("may use " + most.words());
        }
        return Optional.of(new Finding(
                "user-limit",
                "user '" + user + "' is at the limit in queue '" + queue.name() + "'",
                "User '" + user + "' has reached the user limit in queue '" + queue.name() + "'"
                        + (figures.isEmpty() ? "" : ": " + String.join(" and ", figures)) + ", and " + wish.what()
                        + " asks for " + wish.size().words(),
                "It goes on when another application of this user ends there: yarn-submit list shows them. Or use another"
                        + " queue (--queue)" + otherQueues()
                        + "; operators can raise user-limit-factor and minimum-user-limit-percent"));
    }

    private String queued() {
        Integer pending = queue.pending();
        return pending == null || pending <= 1 ? "" : " (" + pending + " containers wait in this queue)";
    }

    private String otherQueues() {
        return queue.withRoom().isEmpty() ? "" : " such as " + String.join(", ", queue.withRoom());
    }
}
