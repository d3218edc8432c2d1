package io.yarnsubmit.driver.shell;

import io.yarnsubmit.protocol.ProcessorTime;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.DriverMessage.DriverReport;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.TaskCounts;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What the driver tells the ApplicationMaster of itself: progress, status, figures, tasks, times. On the loop. */
final class ReportedState {
    /** Processes whose processor time is reported. */
    private static final int MOST_TIMED = 16;

    private final EventLoop loop;
    private final InstantSource clock;
    private final TaskSchedulers tasks;
    private final JobScheduler jobs;
    private final Consumer<DriverMessage> link;
    private DriverReport report = DriverReport.getDefaultInstance();
    private boolean planned;
    /** Whether the status line describes jobs, and was not set by the program. */
    private boolean statusIsOurs;

    ReportedState(
            EventLoop loop,
            InstantSource clock,
            TaskSchedulers tasks,
            JobScheduler jobs,
            Consumer<DriverMessage> link) {
        this.loop = loop;
        this.clock = clock;
        this.tasks = tasks;
        this.jobs = jobs;
        this.link = link;
    }

    /** Tells all of it now. */
    void send() {
        link.accept(DriverMessages.of(report));
    }

    void progress(double fraction) {
        change(changed -> changed.setProgress(fraction));
    }

    void status(String text) {
        statusIsOurs = false;
        change(changed -> changed.setStatus(text));
    }

    void figure(String name, long value) {
        change(changed -> changed.putFigures(name, value));
    }

    /** Records a milestone for the timeline, at its first occurrence. */
    void reached(String milestone) {
        if (!report.containsMilestones(milestone)) {
            change(changed -> changed.putMilestones(milestone, clock.instant().toEpochMilli()));
        }
    }

    /** Keeps what an executor's start has cost, for the timeline. */
    void started(ExecutorMessage.Registration said) {
        String executor = "executor " + said.getExecutorId();
        if (report.getProcessorMillisCount() < MOST_TIMED && !report.containsProcessorMillis(executor)) {
            change(changed -> changed.putProcessorMillis(executor, said.getProcessorMillis()));
        }
    }

    /** Called at every tick rather than at every event, because thousands of tasks may end per second. */
    void countTasks() {
        TaskCounts counts = DriverMessages.of(tasks.totals());
        if (!counts.equals(report.getTasks())) {
            change(changed -> changed.setTasks(counts));
        }
    }

    /** Shows the jobs in the status line, unless the program sets its own. */
    void showJobs() {
        jobs.updateProgress();
        String line = jobs.line();
        if ((statusIsOurs || report.getStatus().isEmpty()) && !line.equals(report.getStatus())) {
            statusIsOurs = true;
            change(changed -> changed.setStatus(line));
        }
    }

    private void change(UnaryOperator<DriverReport.Builder> change) {
        report = change.apply(report.toBuilder()).build();
        if (!planned) {
            // A driver may report for every record that it reads; of a burst only the last report is sent.
            planned = true;
            loop.execute(() -> {
                planned = false;
                link.accept(DriverMessages.of(report.toBuilder()
                        .putProcessorMillis("driver", ProcessorTime.millis())
                        .build()));
            });
        }
    }
}
