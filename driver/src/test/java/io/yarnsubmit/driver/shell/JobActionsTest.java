package io.yarnsubmit.driver.shell;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.context.GroupRegistry;
import io.yarnsubmit.driver.jobs.JobAction;
import io.yarnsubmit.driver.jobs.JobListener;
import io.yarnsubmit.driver.jobs.JobOutcome;
import io.yarnsubmit.driver.jobs.JobPlan;
import io.yarnsubmit.driver.jobs.JobProgress;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.jobs.StagePlan;
import io.yarnsubmit.driver.jobs.SuccessfulAttempt;
import io.yarnsubmit.driver.jobs.TaskOutput;
import io.yarnsubmit.driver.roles.shell.RolesPlan;
import io.yarnsubmit.driver.tasks.PackedInputs;
import io.yarnsubmit.driver.tasks.TaskIds;
import io.yarnsubmit.driver.tasks.TaskSettings;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.KeptOutput;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that every kind of action of a job's core is carried out. */
class JobActionsTest {
    private static final Samples SAMPLES = new Samples(Map.of(
            int.class,
            0,
            boolean.class,
            true,
            List.class,
            List.of(0),
            SuccessfulAttempt.class,
            new SuccessfulAttempt(1, 1, 10, Map.of("n", 1L)),
            ByteString.class,
            ByteString.EMPTY,
            TaskOutput.Kept.class,
            new TaskOutput.Kept(KeptOutput.getDefaultInstance()),
            JobOutcome.class,
            new JobOutcome.Succeeded()));
    private static final JobListener NOBODY = new JobListener() {
        @Override
        public void delivered(int task, ByteString result) {}

        @Override
        public void ended(JobOutcome outcome) {}
    };

    private final EventLoop loop = EventLoop.start("test", Throwable::printStackTrace);

    static Stream<Class<?>> actions() {
        return Arrays.stream(JobAction.class.getPermittedSubclasses());
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @ParameterizedTest
    @MethodSource
    void actions(Class<? extends JobAction> kind) throws ReflectiveOperationException {
        DriverShell shell = new DriverShell(
                loop,
                Instant::now,
                Settings.of(Map.of()),
                List.of(),
                name -> new GroupRegistry(name, 0, false, Runnable::run),
                List.of(),
                RolesPlan.none(),
                new TaskIds(),
                ActionsTest.NO_TRANSFER,
                welcome -> {},
                tokens -> {});
        JobAction action = SAMPLES.of(kind);

        CompletableFuture<Void> carriedOut = CompletableFuture.runAsync(
                () -> {
                    RunningJob job = shell.jobs().start(spec(), new JobProgress(spec().plan()), NOBODY);
                    job.carryOut(new JobAction.OpenSet(0));
                    job.carryOut(action);
                },
                loop);
        assertThatCode(carriedOut::join).doesNotThrowAnyException();
    }

    private static JobSpec spec() {
        PackedInputs inputs = new PackedInputs(1);
        inputs.add(ByteString.EMPTY);
        return new JobSpec(
                1,
                "job",
                "default",
                0,
                new JobPlan(List.of(new StagePlan("stage", 1, List.of(), false, 3)), JobPlan.ResultMode.ALL, 1_000),
                List.of(new JobSpec.StageCode(
                        "default",
                        ByteString.EMPTY,
                        inputs,
                        null,
                        false,
                        new TaskSettings(1, 1, 0, false, 0, false, true))));
    }
}
