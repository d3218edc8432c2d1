package io.yarnsubmit.client.follow;

import io.yarnsubmit.client.console.StatusLine;
import io.yarnsubmit.client.console.StatusLine.Tone;
import io.yarnsubmit.client.progress.TaskProgress;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.GroupStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An application's state as one line. Remembers how the state changed, for the pace of the tasks. Pure: time is what it is
 * told.
 */
final class StatusText {
    private static final Pattern FIGURE = Pattern.compile("\\d[\\d.,]*");
    private static final int FIGURES = 3;
    private static final int EXECUTORS = 7;
    private static final int TASKS = 6;
    private static final int DRIVERS_WORDS = 4;
    private static final int CAUSE = 5;
    private static final int ALWAYS = 9;

    private final TaskProgress tasks = new TaskProgress();
    private boolean allThere;

    StatusLine line(ApplicationStatus status, Instant now) {
        if (status.getPhase() == Phase.PHASE_ENDING) {
            return StatusLine.of("ending");
        }
        boolean running = status.getPhase() == Phase.PHASE_RUNNING;
        String phase = running ? "driver running" : "ApplicationMaster started";
        StatusLine.Builder line = StatusLine.builder()
                .part(Tone.PLAIN, ALWAYS, phase, running ? "running" : "AM started")
                .plain(phase)
                .gist(phase);
        addExecutors(line, status);
        if (status.hasTasks()) {
            addTasks(line, tasks.of(status.getTasks(), now), status.getProgress() > 0);
        }
        if (status.getProgress() > 0) {
            String percent = Math.round(status.getProgress() * 100) + " %";
            line.part(Tone.PLAIN, TASKS, percent).plain(percent).counts(percent);
        }
        addWords(line, status.getStatus(), DRIVERS_WORDS);
        addWords(line, status.getWaitingFor(), CAUSE);
        if (!status.getTokens().getFailure().isEmpty()) {
            addWords(line, "no new tokens: " + status.getTokens().getFailure(), CAUSE);
        }
        return line.build();
    }

    private void addExecutors(StatusLine.Builder line, ApplicationStatus status) {
        int groups = status.getGroupsCount();
        boolean wanted = false;
        boolean complete = true;
        for (GroupStatus group : status.getGroupsList()) {
            if (group.getRole() && group.getInstances() > 0) {
                wanted = true;
                complete &= group.getReady() >= group.getInstances();
                String text = group.getName() + " " + group.getReady() + "/" + group.getInstances();
                line.part(Tone.PLAIN, EXECUTORS, text + " ready", text)
                        .plain(text + " ready")
                        .counts(text);
            } else if (group.getTarget() > 0) {
                wanted = true;
                complete &= group.getRegistered() >= group.getTarget();
                String figures = group.getRegistered() + "/" + group.getTarget();
                String text = "executors " + (groups == 1 ? "" : "of " + group.getName() + " ") + figures;
                line.part(Tone.PLAIN, EXECUTORS, text, (groups == 1 ? "exec " : group.getName() + " ") + figures)
                        .plain(text)
                        .counts(text);
            }
        }
        // That all executors are there is news only once: those of an elastic application come and go.
        allThere |= wanted && complete;
        line.gist(allThere ? "all there" : "");
    }

    /** The share of the tasks is left out if the program itself reports its progress. */
    private static void addTasks(StatusLine.Builder line, TaskProgress.Words words, boolean hasProgress) {
        line.part(Tone.PLAIN, TASKS, words.bars().toArray(String[]::new));
        line.part(Tone.PLAIN, FIGURES, words.rate(), "");
        line.part(Tone.PLAIN, FIGURES, words.running(), "");
        line.part(Tone.BAD, TASKS, words.failed());
        line.part(Tone.PLAIN, FIGURES, words.retried(), "");
        line.part(Tone.PLAIN, TASKS - 1, words.left(), "");
        String counted = words.counted() + (hasProgress ? "" : " (" + words.share() + ")");
        line.plain(counted)
                .plain(words.rate())
                .plain(words.running())
                .plain(words.failed())
                .plain(words.retried())
                .plain(words.left());
        line.counts(counted + words.failed() + words.running());
        line.gist(words.failed().isEmpty() ? "" : "tasks failed");
    }

    /** Figures change all the time; only changes of the words around them are news. */
    private static void addWords(StatusLine.Builder line, String words, int importance) {
        if (!words.isEmpty()) {
            line.words(importance, words)
                    .plain(words)
                    .counts(words)
                    .gist(FIGURE.matcher(words).replaceAll("#"));
        }
    }
}
