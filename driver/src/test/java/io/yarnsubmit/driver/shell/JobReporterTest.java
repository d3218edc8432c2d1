package io.yarnsubmit.driver.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.StageStatus;
import io.yarnsubmit.driver.jobs.JobOutcome;
import io.yarnsubmit.driver.jobs.JobPlan;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.jobs.StageFailure;
import io.yarnsubmit.driver.jobs.StagePlan;
import io.yarnsubmit.protocol.v1.DriverMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobReporterTest {
    private final List<DriverMessage> said = new ArrayList<>();
    private Instant now = Instant.ofEpochMilli(1_000_000);
    private final JobReporter news = new JobReporter(() -> now, said::add);

    @Test
    void aJobThatLastsIsToldOnceWithItsBegin_andAtItsEnd() {
        news.started(job(7));
        now = now.plusMillis(999);
        news.tick();
        assertThat(said).isEmpty();

        now = now.plusMillis(1);
        news.tick();
        news.tick();
        assertThat(said).hasSize(1);
        assertThat(said.get(0).getJobReport().getStartedMillis()).isEqualTo(1_000_000);
        assertThat(said.get(0).getJobReport().hasEnd()).isFalse();
        assertThat(said.get(0).getJobReport().getTasks()).isEqualTo(5);

        now = now.plusMillis(500);
        news.ended(7, new JobOutcome.Succeeded(), List.of(stage(3, 0, 1), stage(2, 0, 1)));
        DriverMessage.JobReport.End end = said.get(1).getJobReport().getEnd();
        assertThat(end.getState()).isEqualTo("succeeded");
        assertThat(end.getDurationMillis()).isEqualTo(1_500);
        assertThat(end.getDone()).isEqualTo(5);
        assertThat(end.getRetried()).isEqualTo(2);
    }

    @Test
    void ofShortJobsOnlyThoseThatFailAreTold() {
        news.started(job(1));
        news.ended(1, new JobOutcome.Succeeded(), List.of());
        news.started(job(2));
        news.ended(2, new JobOutcome.Cancelled(), List.of());
        assertThat(said).isEmpty();

        news.started(job(3));
        StageFailure failure = new StageFailure(0, 1, 1, ErrorCode.TASK_FAILED, "Task 1 failed", null);
        news.ended(3, new JobOutcome.TasksFailed(List.of(failure), 1), List.of(stage(2, 1, 0)));
        assertThat(said).hasSize(1);
        assertThat(said.get(0).getJobReport().getEnd().getState()).isEqualTo("failed");
        assertThat(said.get(0).getJobReport().getEnd().getMessage()).isEqualTo("Task 1 failed");
    }

    private static JobSpec job(long id) {
        StagePlan first = new StagePlan("first", 3, List.of(), false, 1);
        StagePlan second = new StagePlan("second", 2, List.of(new StagePlan.Dependency(0, true)), false, 1);
        JobPlan plan = new JobPlan(List.of(first, second), JobPlan.ResultMode.ALL, 1);
        return new JobSpec(id, "nightly", "default", 0, plan, List.of());
    }

    private static StageStatus stage(int done, int failed, int retried) {
        return new StageStatus("s", done + failed, 0, 0, done, failed, 1, retried, Optional.empty(), Map.of());
    }
}
