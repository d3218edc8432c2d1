package io.yarnsubmit.appmaster;

import static java.util.stream.Collectors.joining;

import io.yarnsubmit.appmaster.allocation.AllocationShell;
import io.yarnsubmit.appmaster.allocation.GroupView;
import io.yarnsubmit.appmaster.control.ClientFeed;
import io.yarnsubmit.appmaster.lifecycle.LifecycleShell;
import io.yarnsubmit.appmaster.yarn.YarnCluster;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.GroupStatus;
import io.yarnsubmit.protocol.v1.DriverMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what watchers are shown. Touched on the event loop alone. */
final class StatusBoard {
    private final LifecycleShell lifecycle;
    private final AllocationShell allocation;
    private final ClientFeed feed;
    private final YarnCluster cluster;
    private ApplicationStatus shown = ApplicationStatus.getDefaultInstance();
    private double progress;
    private String text = "";
    private final Map<String, Long> milestones = new LinkedHashMap<>();

    StatusBoard(LifecycleShell lifecycle, AllocationShell allocation, ClientFeed feed, YarnCluster cluster) {
        this.lifecycle = lifecycle;
        this.allocation = allocation;
        this.feed = feed;
        this.cluster = cluster;
    }

    /** Something happened now, for the timeline: the first time counts. */
    void reached(String milestone) {
        reached(milestone, System.currentTimeMillis());
    }

    void reached(String milestone, long millis) {
        if (milestones.putIfAbsent(milestone, millis) == null) {
            refresh();
        }
    }

    void reported(DriverMessage.DriverReport report) {
        progress = report.getProgress();
        text = report.getStatus();
        report.getMilestonesMap().forEach(milestones::putIfAbsent);
        cluster.progress(progress);
        refresh();
    }

    void refresh() {
        List<GroupView> groups = allocation.view();
        ApplicationStatus.Builder status = ApplicationStatus.newBuilder()
                .setPhase(lifecycle.phase())
                .setProgress(progress)
                .setStatus(text)
                .putAllMilestones(milestones)
                .setWaitingFor(groups.stream()
                        .map(StatusBoard::waitingFor)
                        .filter(words -> !words.isEmpty())
                        .collect(joining("; ")));
        for (GroupView group : groups) {
            status.addGroups(GroupStatus.newBuilder()
                    .setName(group.name())
                    .setRegistered(group.registered())
                    .setRunning(group.running())
                    .setTarget(group.target())
                    .setLost(group.lost()));
        }
        ApplicationStatus next = status.build();
        if (!next.equals(shown)) {
            shown = next;
            feed.status(next);
        }
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String waitingFor(GroupView group) {
        String of = group.name().equals(LaunchNames.DEFAULT_GROUP) ? "" : " of group " + group.name();
        if (group.target() == 0) {
            return "";
        }
        if (group.outstanding() > 0) {
            return "YARN has not granted " + group.outstanding() + " of " + group.target() + " executors" + of;
        }
        if (group.held() > 0) {
            return count(group.held(), "container") + of + " waiting for the driver";
        }
        if (group.running() < group.target()) {
            return "executors" + of + " ended soon after their start; replaced in a few seconds";
        }
        return group.starting() > 0 ? count(group.starting(), "executor") + of + " starting" : "";
    }
}
