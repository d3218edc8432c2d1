package io.yarnsubmit.client.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.GroupStatus;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void status_running_tellsExecutorsProgressAndTheDriversWords() {
        ApplicationStatus status = ApplicationStatus.newBuilder()
                .setPhase(ApplicationStatus.Phase.PHASE_RUNNING)
                .setProgress(0.5)
                .setStatus("reading")
                .addGroups(GroupStatus.newBuilder()
                        .setName("default")
                        .setRegistered(3)
                        .setTarget(4))
                .build();

        assertThat(StatusWords.of(status)).isEqualTo("driver running, executors 3/4, 50 %, reading");
    }

    @Test
    void status_noExecutorsWanted_saysNothingOfThem() {
        ApplicationStatus status = ApplicationStatus.newBuilder()
                .setPhase(ApplicationStatus.Phase.PHASE_RUNNING)
                .addGroups(GroupStatus.newBuilder().setName("default").setRegistered(2))
                .build();

        assertThat(StatusWords.of(status)).isEqualTo("driver running");
        assertThat(StatusWords.of(status.toBuilder()
                        .setPhase(ApplicationStatus.Phase.PHASE_ENDING)
                        .build()))
                .isEqualTo("ending");
    }

    @Test
    void accepted_queueFull_tellsTheCauseAlone() {
        String diagnostics = "[Sun Nov 22 15:01:00 +0000 2026] Application is added to the scheduler and is not yet"
                + " activated. Queue's AM resource limit exceeded.  Details : AM Partition = <DEFAULT_PARTITION>;";

        assertThat(AcceptedWords.of(diagnostics)).isEqualTo("Queue's AM resource limit exceeded.");
    }

    @Test
    void accepted_containerAssigned_saysThatItStarts() {
        assertThat(AcceptedWords.of("[date] Scheduler has assigned a container for AM, waiting for AM container to be"
                        + " launched"))
                .isEqualTo("its container is being started");
    }
}
