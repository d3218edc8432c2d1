package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.GroupStatus;
import java.util.ArrayList;
import java.util.List;

/** An application's state as one line. */
final class StatusWords {
    private StatusWords() {}

    static String of(ApplicationStatus status) {
        List<String> parts = new ArrayList<>();
        parts.add(
                switch (status.getPhase()) {
                    case PHASE_RUNNING -> "driver running";
                    case PHASE_ENDING -> "ending";
                    default -> "ApplicationMaster started";
                });
        for (GroupStatus group : status.getGroupsList()) {
            parts.add((status.getGroupsCount() == 1 ? "executors " : "executors of " + group.getName() + " ")
                    + group.getRegistered() + "/" + group.getTarget());
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
