package io.yarnsubmit.driver.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.driver.broadcast.ServedBlocks;
import io.yarnsubmit.driver.context.GroupRegistry;
import io.yarnsubmit.driver.executors.ExecutorsAction;
import io.yarnsubmit.driver.hub.Hub;
import io.yarnsubmit.driver.roles.shell.RolesPlan;
import io.yarnsubmit.driver.tasks.SchedulingPolicy;
import io.yarnsubmit.driver.tasks.TaskAction;
import io.yarnsubmit.driver.tasks.TaskIds;
import io.yarnsubmit.driver.tasks.TaskSchedulerCore;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.loop.MonotonicTime;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.TaskError;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that every kind of action of the cores is carried out. */
class ActionsTest {
    private static final Samples SAMPLES = new Samples(Map.ofEntries(
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(boolean.class, true),
            Map.entry(String.class, "default"),
            Map.entry(ByteString.class, ByteString.EMPTY),
            Map.entry(Map.class, Map.of("default", 1)),
            Map.entry(List.class, List.of("executor 1 (a): gone")),
            Map.entry(TaskError.class, TaskError.getDefaultInstance()),
            Map.entry(TaskResult.class, TaskResult.getDefaultInstance()),
            Map.entry(ExecutorInfo.class, new ExecutorInfo(1, "default", "a", "container_1", 1, Optional.empty())),
            Map.entry(
                    ExecutorLoss.class,
                    new ExecutorLoss(1, "default", "a", ExecutorLoss.Cause.NODE, OptionalInt.empty(), "gone"))));

    static final BlockTransfer NO_TRANSFER = new BlockTransfer(
            (output, here, lost) -> {},
            new ServedBlocks() {
                @Override
                public int keep(long block, ByteString bytes) {
                    return 1;
                }

                @Override
                public void release(long block) {}
            },
            1);

    private final EventLoop loop = EventLoop.start("test", Throwable::printStackTrace);
    private final DriverShell shell = new DriverShell(
            loop,
            Instant::now,
            Settings.of(Map.of()),
            List.of(),
            name -> new GroupRegistry(name, 0, false, Runnable::run),
            List.of(),
            RolesPlan.none(),
            new TaskIds(),
            NO_TRANSFER,
            welcome -> {},
            tokens -> {});

    static Stream<Class<?>> taskActions() {
        return Arrays.stream(TaskAction.class.getPermittedSubclasses());
    }

    static Stream<Class<?>> executorsActions() {
        return Arrays.stream(ExecutorsAction.class.getPermittedSubclasses());
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @ParameterizedTest
    @MethodSource
    void taskActions(Class<? extends TaskAction> kind) throws ReflectiveOperationException {
        Hub hub = new Hub(loop, new MonotonicTime(), Duration.ofMinutes(1), shell);
        TaskScheduler scheduler = new TaskScheduler(
                new TaskSchedulerCore(4, SchedulingPolicy.FIFO),
                hub,
                new LargeValues(NO_TRANSFER.served()),
                new LargeResults(NO_TRANSFER.fetcher(), loop, hub, 1),
                executorId -> {},
                exclude -> {});

        scheduler.carryOut(SAMPLES.of(kind));
    }

    @ParameterizedTest
    @MethodSource
    void executorsActions(Class<? extends ExecutorsAction> kind) throws ReflectiveOperationException {
        // ResumeTasks needs the registration of the executor.
        shell.registered(ExecutorMessage.Registration.newBuilder()
                .setExecutorId(1)
                .setGroup("default")
                .setSlots(1)
                .build());
        if (kind == ExecutorsAction.ResumeTasks.class) {
            shell.disconnected(1);
            shell.registered(ExecutorMessage.Registration.newBuilder()
                    .setExecutorId(1)
                    .setGroup("default")
                    .setSlots(1)
                    .build());
        } else {
            shell.carryOut(SAMPLES.of(kind));
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource
    void everyLossClassHasACause(io.yarnsubmit.protocol.v1.LossClass lossClass) {
        assertThat(LossReader.cause(lossClass)).isNotNull();
        if (lossClass != io.yarnsubmit.protocol.v1.LossClass.UNRECOGNIZED) {
            assertThat(LossReader.read(DriverInstruction.ExecutorLost.newBuilder()
                                    .setLossClass(lossClass)
                                    .build())
                            .exitStatus())
                    .isEmpty();
        }
    }
}
