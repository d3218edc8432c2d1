package io.yarnsubmit.driver.control;

import io.yarnsubmit.driver.roles.BesideView;
import io.yarnsubmit.driver.roles.InstanceId;
import io.yarnsubmit.driver.roles.InstanceView;
import io.yarnsubmit.driver.roles.RoleListener;
import io.yarnsubmit.driver.roles.RoleView;
import io.yarnsubmit.driver.roles.RolesAction.Happened;
import io.yarnsubmit.driver.roles.RolesBackend;
import io.yarnsubmit.protocol.v1.BesideEnd;
import io.yarnsubmit.protocol.v1.InstanceStatus.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A role with two instances, of which the first is ready on executor 7; its commands have ended. */
final class RecordedRoles implements RolesBackend {
    static final InstanceView READY = new InstanceView(
            new InstanceId("trainer", 0),
            Phase.PHASE_READY,
            3,
            7,
            "a",
            2,
            1,
            Map.of("rdzv", 23_456),
            OptionalInt.of(9),
            "",
            Instant.EPOCH);
    static final InstanceView WAITING = new InstanceView(
            new InstanceId("trainer", 1),
            Phase.PHASE_WAITING_FOR_EXECUTOR,
            0,
            -1,
            "",
            2,
            0,
            Map.of(),
            OptionalInt.empty(),
            "it waits",
            Instant.EPOCH);

    final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile @Nullable RoleListener listener;
    volatile @Nullable KeyWatch keys;

    void happens(Happened.Kind kind) {
        RoleListener told = listener;
        if (told != null) {
            told.happened(new Happened(kind, READY));
        }
    }

    @Override
    public boolean isRole(String group) {
        return group.equals("trainer");
    }

    @Override
    public void describe(Consumer<List<RoleView>> answered) {
        answered.accept(List.of(new RoleView("trainer", 2, 2, List.of(READY, WAITING))));
    }

    @Override
    public Optional<InstanceId> instanceOn(int executorId) {
        return executorId == 7 ? Optional.of(READY.id()) : Optional.empty();
    }

    @Override
    public void runBeside(
            InstanceId instance,
            List<String> command,
            Map<String, String> environment,
            BiConsumer<OptionalLong, String> answered) {
        asked.add("run " + instance + " " + command + " " + environment);
        if (instance.index() == 0) {
            answered.accept(OptionalLong.of(5), "");
        } else {
            answered.accept(OptionalLong.empty(), instance + " has no executor now");
        }
    }

    @Override
    public void awaitBeside(
            InstanceId instance, long number, Duration patience, Consumer<Optional<BesideView>> answered) {
        asked.add("await " + number + " " + patience.toSeconds());
        answered.accept(
                number == 5
                        ? Optional.of(new BesideView(
                                5,
                                instance,
                                Optional.of(BesideEnd.newBuilder()
                                        .setNumber(5)
                                        .setExitStatus(3)
                                        .setProblem("so")
                                        .build())))
                        : Optional.empty());
    }

    @Override
    public void endBeside(InstanceId instance, long number, Consumer<Boolean> answered) {
        asked.add("end " + number);
        answered.accept(number == 5);
    }

    @Override
    public void listen(RoleListener told) {
        listener = told;
    }

    @Override
    public void watchWith(KeyWatch watch) {
        keys = watch;
    }
}
