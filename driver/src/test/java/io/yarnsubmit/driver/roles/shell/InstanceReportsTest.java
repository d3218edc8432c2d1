package io.yarnsubmit.driver.roles.shell;

import static io.yarnsubmit.driver.roles.shell.RolePlans.group;
import static io.yarnsubmit.driver.roles.shell.RolePlans.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.driver.roles.InstanceId;
import io.yarnsubmit.driver.roles.RolesCore;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.DriverPlan;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InstanceReportsTest {
    private final EventLoop loop = EventLoop.start("driver", Throwable::printStackTrace);
    private final LinkedBlockingQueue<DriverMessage> sent = new LinkedBlockingQueue<>();
    private final RolesPlan plan =
            RolesPlan.of("application_1", List.of(group("work", 2, role("work"))), DriverPlan.getDefaultInstance());
    private final RolesCore core = new RolesCore(plan.specs(), plan.rule(), 0);
    private final InstanceReports reports =
            new InstanceReports(loop, InstantSource.fixed(Instant.EPOCH), core, sent::add);

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void aNewLink_isToldAll() throws InterruptedException {
        core.registered(4, "work", "a", Instant.EPOCH);
        loop.execute(reports::sendAll);
        List<InstanceStatus> all = sent.take().getInstances().getChangedList();
        assertThat(all)
                .extracting(status -> status.getInstance().getIndex() + " " + status.getPhase() + " "
                        + status.getExecutorId() + " " + status.getHost())
                .containsExactly("0 PHASE_WAITING_FOR_PEERS 4 a", "1 PHASE_WAITING_FOR_EXECUTOR -1 ");
    }

    @Test
    void changes_comeTogether_andWhatIsGoneHasNoPhase() throws InterruptedException {
        core.targetChanged("work", 1, Instant.EPOCH);
        loop.execute(() -> {
            reports.changed(new InstanceId("work", 1));
            reports.changed(new InstanceId("work", 0));
            reports.changed(new InstanceId("work", 1));
        });
        assertThat(sent.take().getInstances().getChangedList())
                .extracting(status -> status.getInstance().getIndex() + " " + status.getPhase())
                .containsExactly("0 PHASE_WAITING_FOR_EXECUTOR", "1 PHASE_UNSPECIFIED");
        assertThat(sent.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }
}
