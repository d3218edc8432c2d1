package io.yarnsubmit.client.submit;

import io.yarnsubmit.client.follow.FollowObserver;
import io.yarnsubmit.client.timeline.Timeline;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import java.time.Instant;

/** Puts the ApplicationMaster's milestones on the timeline. */
final class MilestoneRecorder implements FollowObserver {
    private final Timeline timeline;

    MilestoneRecorder(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void onStatus(ApplicationStatus status) {
        status.getMilestonesMap().forEach((phase, millis) -> timeline.mark(phase, Instant.ofEpochMilli(millis)));
    }
}
