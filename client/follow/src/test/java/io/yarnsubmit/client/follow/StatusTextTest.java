package io.yarnsubmit.client.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.GroupStatus;
import io.yarnsubmit.protocol.v1.TaskCounts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StatusTextTest {
    private final StatusText text = new StatusText();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String plain(ApplicationStatus status, Instant now) {
        err.reset();
        Console.of(new PrintStream(err), new PrintStream(err), false).show(text.line(status, now));
        return err.toString(UTF_8).strip().replace("yarn-submit: ", "");
    }

    private static ApplicationStatus.Builder running() {
        return ApplicationStatus.newBuilder().setPhase(ApplicationStatus.Phase.PHASE_RUNNING);
    }

    @Test
    void status_running_tellsExecutorsProgressAndTheDriversWords() {
        ApplicationStatus status = running()
                .setProgress(0.5)
                .setStatus("reading")
                .addGroups(GroupStatus.newBuilder()
                        .setName("default")
                        .setRegistered(3)
                        .setTarget(4))
                .build();

        assertThat(plain(status, Instant.EPOCH)).isEqualTo("driver running, executors 3/4, 50 %, reading");
    }

    @Test
    void status_noExecutorsWanted_saysNothingOfThem() {
        ApplicationStatus status = running()
                .addGroups(GroupStatus.newBuilder().setName("default").setRegistered(2))
                .build();

        assertThat(plain(status, Instant.EPOCH)).isEqualTo("driver running");
        assertThat(plain(
                        status.toBuilder()
                                .setPhase(ApplicationStatus.Phase.PHASE_ENDING)
                                .build(),
                        Instant.EPOCH))
                .isEqualTo("ending");
    }

    @Test
    void status_tasks_tellsPaceAndEnd() {
        for (int second = 0; second < 20; second++) {
            plain(tasks(1000 - 10 * second, 4, 10 * second, 0), Instant.EPOCH.plusSeconds(second));
        }

        assertThat(plain(tasks(796, 4, 198, 2), Instant.EPOCH.plusSeconds(20)))
                .isEqualTo("driver running, tasks 200/1,000 (20 %), 10/s, 4 running, 2 failed, 1 min 20 s left");
        assertThat(plain(tasks(0, 0, 998, 2), Instant.EPOCH.plusSeconds(100)))
                .isEqualTo("driver running, tasks 1,000/1,000 (100 %), 2 failed");
    }

    @Test
    void status_ownProgress_takesThePlaceOfTheTasksShare() {
        ApplicationStatus status = tasks(0, 0, 4, 0).toBuilder()
                .setProgress(1)
                .setStatus("40 of 40 items")
                .build();

        assertThat(plain(status, Instant.EPOCH)).isEqualTo("driver running, tasks 4/4, 100 %, 40 of 40 items");
    }

    @Test
    void whatRunningTasksSayOfThemselvesIsInTheShare() {
        ApplicationStatus status = running()
                .setTasks(TaskCounts.newBuilder().setRunning(2).setDone(2).setPartial(1.5))
                .build();

        assertThat(plain(status, Instant.EPOCH)).isEqualTo("driver running, tasks 2/4 (87 %), 2 running");
    }

    private static ApplicationStatus tasks(int waiting, int running, int done, int failed) {
        return running()
                .setTasks(TaskCounts.newBuilder()
                        .setWaiting(waiting)
                        .setRunning(running)
                        .setDone(done)
                        .setFailed(failed))
                .build();
    }

    @Test
    void status_roles_tellsHowManyAreReady() {
        ApplicationStatus status = running()
                .addGroups(GroupStatus.newBuilder()
                        .setName("trainer")
                        .setRole(true)
                        .setRegistered(4)
                        .setTarget(3)
                        .setInstances(4)
                        .setReady(3))
                .addGroups(GroupStatus.newBuilder()
                        .setName("board")
                        .setRole(true)
                        .setInstances(1)
                        .setTarget(1))
                .build();

        assertThat(plain(status, Instant.EPOCH)).isEqualTo("driver running, trainer 3/4 ready, board 0/1 ready");
    }
}
