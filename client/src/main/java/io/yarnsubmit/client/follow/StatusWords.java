package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.GroupStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;
import java.util.ArrayList;
import java.util.List;

/** An application's state as one line. */
final class StatusWords {
    private StatusWords() {}

    /** Without the progress, which changes all the time. */
    static String gist(ApplicationStatus status) {
        return of(status.toBuilder().clearProgress().build());
    }

    static String of(ApplicationStatus status) {
        if (status.getPhase() == Phase.PHASE_ENDING) {
            return "ending";
        }
        List<String> parts = new ArrayList<>();
        parts.add(status.getPhase() == Phase.PHASE_RUNNING ? "driver running" : "ApplicationMaster started");
        for (GroupStatus group : status.getGroupsList()) {
            if (group.getTarget() > 0) {
                parts.add((status.getGroupsCount() == 1 ? "executors " : "executors of " + group.getName() + " ")
                        + group.getRegistered() + "/" + group.getTarget());
            }
        }
        if (status.getProgress() > 0) {
            parts.add(Math.round(status.getProgress() * 100) + " %");
        }
        if (!status.getStatus().isEmpty()) {
            parts.add(status.getStatus());
        }
        if (!status.getWaitingFor().isEmpty()) {
            parts.add(status.getWaitingFor());
        }
        return String.join(", ", parts);
    }
}
