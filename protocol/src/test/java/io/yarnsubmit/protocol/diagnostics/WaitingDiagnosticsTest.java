package io.yarnsubmit.protocol.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingDiagnosticsTest {
    @Test
    void accepted_queueFull_tellsTheCauseAlone() {
        String diagnostics = "[Sun Nov 22 15:01:00 +0000 2026] Application is added to the scheduler and is not yet"
                + " activated. Queue's AM resource limit exceeded.  Details : AM Partition = <DEFAULT_PARTITION>;";

        assertThat(new WaitingDiagnostics(diagnostics).gist()).isEqualTo("Queue's AM resource limit exceeded.");
    }

    @Test
    void accepted_containerAssigned_saysThatItStarts() {
        assertThat(new WaitingDiagnostics(
                                "[date] Scheduler has assigned a container for AM, waiting for AM container to be launched")
                        .gist())
                .isEqualTo("its container is being started");
    }
}
