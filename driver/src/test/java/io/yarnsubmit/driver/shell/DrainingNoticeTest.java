package io.yarnsubmit.driver.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorListener;
import io.yarnsubmit.driver.context.GroupRegistry;
import io.yarnsubmit.driver.context.JobSubmitter;
import io.yarnsubmit.driver.context.ProcessContext;
import io.yarnsubmit.driver.roles.shell.RolesPlan;
import io.yarnsubmit.driver.tasks.TaskIds;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DrainingNoticeTest {
    /** It is gone at once, but nobody hears of that before the ApplicationMaster tells. */
    @Test
    void listenersHear_thatAnExecutorWithoutTasksDrains() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        GroupRegistry registry = new GroupRegistry("default", 0, false, Runnable::run);
        try (EventLoop loop = EventLoop.start("test", Throwable::printStackTrace)) {
            DriverShell shell = new DriverShell(
                    loop,
                    Instant::now,
                    Settings.of(Map.of()),
                    List.of(registry),
                    name -> registry,
                    List.of(),
                    RolesPlan.none(),
                    new TaskIds(),
                    ActionsTest.NO_TRANSFER,
                    welcome -> {},
                    tokens -> {});
            AutoCloseable unused = context(shell, registry).executors().listen(new ExecutorListener() {
                @Override
                public void registered(ExecutorInfo executor) {
                    heard.add("registered " + executor.id());
                }

                @Override
                public void draining(ExecutorInfo executor, String why) {
                    heard.add("draining " + executor.id() + ": " + why);
                }
            });
            CountDownLatch done = new CountDownLatch(1);
            loop.execute(() -> shell.registered(ExecutorMessage.Registration.newBuilder()
                    .setExecutorId(7)
                    .setGroup("default")
                    .setSlots(1)
                    .build()));
            loop.execute(done::countDown);
            done.await();
        }
        assertThat(heard).containsExactly("registered 7", "draining 7: the driver needs fewer executors");
    }

    private static ProcessContext context(DriverShell shell, GroupRegistry registry) {
        return new ProcessContext(
                new ProcessContext.Identity("application_1_0001", 1, DeployMode.CLIENT, "ann", Optional.empty()),
                shell,
                List.of(registry),
                new TaskSerializer(DrainingNoticeTest.class.getClassLoader(), "*"),
                Runnable::run,
                new TaskIds(),
                null,
                new JobSubmitter.Limits(1, 1));
    }
}
