package io.yarnsubmit.driver.roles.shell;

import io.yarnsubmit.driver.roles.InstanceId;
import io.yarnsubmit.driver.roles.InstanceView;
import io.yarnsubmit.driver.roles.RolesCore;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.DriverMessage.InstanceReport;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Tells the ApplicationMaster how instances are: all on a new link, then changes, some at a time. On the loop. */
final class InstanceReports {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final EventLoop loop;
    private final InstantSource clock;
    private final RolesCore core;
    private final Consumer<DriverMessage> link;
    private final Set<InstanceId> changed = new TreeSet<>();
    private boolean planned;

    InstanceReports(EventLoop loop, InstantSource clock, RolesCore core, Consumer<DriverMessage> link) {
        this.loop = loop;
        this.clock = clock;
        this.core = core;
        this.link = link;
    }

    void changed(InstanceId instance) {
        changed.add(instance);
        if (!planned) {
            planned = true;
            loop.schedule(PAUSE, () -> {
                planned = false;
                send();
            });
        }
    }

    /** What has changed, now. */
    void send() {
        if (changed.isEmpty()) {
            return;
        }
        InstanceReport.Builder report = InstanceReport.newBuilder();
        changed.forEach(id -> report.addChanged(find(id).map(InstanceReports::status)
                // One that is not there any more.
                .orElseGet(() -> InstanceStatus.newBuilder()
                        .setInstance(RolesPlan.name(id))
                        .build())));
        changed.clear();
        link.accept(DriverMessage.newBuilder().setInstances(report).build());
    }

    private Optional<InstanceView> find(InstanceId id) {
        return core.instances(id.role(), clock.instant()).stream()
                .filter(view -> view.id().equals(id))
                .findFirst();
    }

    /** There is a new link. */
    void sendAll() {
        if (core.names().isEmpty()) {
            return;
        }
        changed.clear();
        InstanceReport.Builder report = InstanceReport.newBuilder();
        core.names()
                .forEach(role -> core.instances(role, clock.instant()).stream()
                        .map(InstanceReports::status)
                        .forEach(report::addChanged));
        link.accept(DriverMessage.newBuilder().setInstances(report).build());
    }

    /** For people. */
    static InstanceStatus status(InstanceView view) {
        InstanceStatus.Builder status = InstanceStatus.newBuilder()
                .setInstance(RolesPlan.name(view.id()))
                .setPhase(view.phase())
                .setExecutorId(view.executorId())
                .setHost(view.host())
                .setGeneration(view.generation())
                .setRestarts(view.restarts())
                .putAllPorts(view.ports())
                .setMessage(view.message())
                .setSinceMillis(view.since().toEpochMilli());
        view.exitStatus().ifPresent(status::setExitStatus);
        return status.build();
    }
}
