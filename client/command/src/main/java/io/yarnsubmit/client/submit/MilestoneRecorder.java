package io.yarnsubmit.client.submit;

import io.yarnsubmit.client.follow.FollowObserver;
import io.yarnsubmit.client.timeline.Timeline;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import java.time.Duration;
import java.time.Instant;

/** Puts the milestones and processor times that the ApplicationMaster tells on the timeline. */
final class MilestoneRecorder implements FollowObserver {
    private static final String MASTER = "ApplicationMaster";

    private final Timeline timeline;
    private final boolean masterIsHere;

    /** @param masterIsHere whether the ApplicationMaster is in this process, whose time is told elsewhere */
    MilestoneRecorder(Timeline timeline, boolean masterIsHere) {
        this.timeline = timeline;
        this.masterIsHere = masterIsHere;
    }

    @Override
    public void onStatus(ApplicationStatus status) {
        status.getMilestonesMap().forEach((phase, millis) -> timeline.mark(phase, Instant.ofEpochMilli(millis)));
        status.getProcessorMillisMap().forEach((process, millis) -> {
            if (!masterIsHere || !process.equals(MASTER)) {
                timeline.used(process, Duration.ofMillis(millis));
            }
        });
    }
}
