package io.yarnsubmit.client.submit;

import io.yarnsubmit.client.follow.FollowObserver;
import io.yarnsubmit.client.timeline.Timeline;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import java.time.Duration;
import java.time.Instant;

/** Puts the milestones and processor times that the ApplicationMaster tells on the timeline. */
final class MilestoneRecorder implements FollowObserver {
    private final Timeline timeline;

    MilestoneRecorder(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void onStatus(ApplicationStatus status) {
        status.getMilestonesMap().forEach((phase, millis) -> timeline.mark(phase, Instant.ofEpochMilli(millis)));
        status.getProcessorMillisMap().forEach((process, millis) -> timeline.used(process, Duration.ofMillis(millis)));
    }
}
