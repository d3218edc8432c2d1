package io.yarnsubmit.client.follow;

import io.yarnsubmit.client.follow.FollowAction.Complain;
import io.yarnsubmit.client.follow.FollowAction.TouchPresence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to do while an ApplicationMaster does not answer: report it once, and write signs of life. No I/O, no clock. */
final class UnreachableWatch {
    static final Duration UNREACHABLE_AFTER = Duration.ofSeconds(5);
    static final Duration PRESENCE_INTERVAL = Duration.ofSeconds(15);

    private final Role role;
    private boolean said;
    private @Nullable Instant presenceAt;

    UnreachableWatch(Role role) {
        this.role = role;
    }

    /** It has been silent since then. */
    List<FollowAction> silent(Connection connection, Instant since, Instant now) {
        List<FollowAction> actions = new ArrayList<>();
        if (now.isBefore(since.plus(UNREACHABLE_AFTER))) {
            return actions;
        }
        if (!said && role != Role.HOST) {
            said = true;
            actions.add(new Complain("The ApplicationMaster at "
                    + connection.address().map(Object::toString).orElse("an unknown address")
                    + " cannot be reached from here. The application continues; the end of the driver's output will be shown"
                    + " when it has ended"));
        }
        if (role != Role.VISITOR && (presenceAt == null || !now.isBefore(presenceAt))) {
            presenceAt = now.plus(PRESENCE_INTERVAL);
            actions.add(new TouchPresence());
        }
        return actions;
    }
}
