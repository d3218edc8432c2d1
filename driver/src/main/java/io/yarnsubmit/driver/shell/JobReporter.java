package io.yarnsubmit.driver.shell;

import io.yarnsubmit.api.JobState;
import io.yarnsubmit.api.StageStatus;
import io.yarnsubmit.driver.jobs.JobOutcome;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.protocol.v1.DriverMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Reports jobs to the ApplicationMaster for its journal: jobs that last, and jobs that fail. Short jobs are too many to
 * report. On the loop.
 */
final class JobReporter {
    private static final Duration LASTS = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Consumer<DriverMessage> send;
    private final Map<Long, Running> jobs = new LinkedHashMap<>();

    private static final class Running {
        final JobSpec spec;
        final Instant since;
        boolean reported;

        Running(JobSpec spec, Instant since) {
            this.spec = spec;
            this.since = since;
        }
    }

    JobReporter(InstantSource clock, Consumer<DriverMessage> send) {
        this.clock = clock;
        this.send = send;
    }

    void started(JobSpec job) {
        jobs.put(job.id(), new Running(job, clock.instant()));
    }

    void tick() {
        Instant now = clock.instant();
        for (Running job : jobs.values()) {
            if (!job.reported && Duration.between(job.since, now).compareTo(LASTS) >= 0) {
                job.reported = true;
                send(report(job));
            }
        }
    }

    void ended(long jobId, JobOutcome outcome, List<StageStatus> stages) {
        Running job = jobs.remove(jobId);
        JobState state = state(outcome);
        if (job != null && (job.reported || state == JobState.FAILED)) {
            send(report(job)
                    .setEnd(DriverMessage.JobReport.End.newBuilder()
                            .setState(state.name().toLowerCase(Locale.ROOT))
                            .setDurationMillis(
                                    Duration.between(job.since, clock.instant()).toMillis())
                            .setDone(sum(stages, StageStatus::done))
                            .setFailed(sum(stages, StageStatus::failed))
                            .setRetried(sum(stages, StageStatus::retried))
                            .setMessage(message(outcome))));
        }
    }

    private void send(DriverMessage.JobReport.Builder report) {
        send.accept(DriverMessage.newBuilder().setJobReport(report).build());
    }

    private static DriverMessage.JobReport.Builder report(Running job) {
        return DriverMessage.JobReport.newBuilder()
                .setJob(job.spec.id())
                .setName(job.spec.name())
                .setStages(job.spec.plan().stages().size())
                .setTasks(job.spec.plan().stages().stream()
                        .mapToLong(stage -> stage.tasks())
                        .sum())
                .setStartedMillis(job.since.toEpochMilli());
    }

    private static JobState state(JobOutcome outcome) {
        if (outcome instanceof JobOutcome.Succeeded) {
            return JobState.SUCCEEDED;
        }
        return outcome instanceof JobOutcome.Cancelled ? JobState.CANCELLED : JobState.FAILED;
    }

    private static String message(JobOutcome outcome) {
        if (outcome instanceof JobOutcome.TasksFailed failed) {
            return failed.failures().get(0).message();
        }
        return outcome instanceof JobOutcome.Refused refused ? refused.message() : "";
    }

    private static long sum(List<StageStatus> stages, ToIntFunction<StageStatus> figure) {
        return stages.stream().mapToInt(figure).asLongStream().sum();
    }
}
