package io.yarnsubmit.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.Task;
import io.yarnsubmit.api.TaskContext;
import io.yarnsubmit.executor.control.HubSender;
import io.yarnsubmit.protocol.CounterNames;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ControlCall;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.Function;
import io.yarnsubmit.protocol.v1.TaskResult;
import io.yarnsubmit.protocol.v1.TaskRun;
import io.yarnsubmit.seeds.OddThrowables;
import io.yarnsubmit.seeds.Seeds;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks that fail in odd ways, and change what is around them: each has one result, and the thread runs the next. */
@Timeout(60)
class OddTasksTest {
    private static final Duration GRACE = Duration.ofMillis(100);
    private static final PrintStream OUT = System.out;

    private final ClassLoader classes = getClass().getClassLoader();
    private final TaskSerializer serializer = new TaskSerializer(classes, "*");
    private final BlockingQueue<TaskResult> results = new LinkedBlockingQueue<>();
    private final BlockingQueue<Throwable> defects = new LinkedBlockingQueue<>();
    private final BlockingQueue<TaskResult> givenUp = new LinkedBlockingQueue<>();
    private final EventLoop loop = EventLoop.start("test", defects::add);
    private final ExecutorLaunch launch =
            ExecutorLaunch.newBuilder().setSlots(1).build();
    private KeptOutputs outputs;
    private TaskThreads threads;
    private TimeLimits limits;
    private UserCommands commands;
    private long taskId;

    private static final class NoHub implements HubSender {
        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public void send(ControlCall call) {
            throw new AssertionError("not ready");
        }
    }

    @BeforeEach
    void start() throws Exception {
        outputs = new KeptOutputs(launch, ApplicationTls.of(TestIdentity.create()), (thread, e) -> defects.add(e));
        threads = new TaskThreads(1, new Broadcasts(serializer, outputs), (thread, failure) -> defects.add(failure));
        ExecutorLog log = new ExecutorLog(new PrintStream(OutputStream.nullOutputStream()));
        limits = new TimeLimits(loop, log, GRACE, givenUp::add);
        commands = new UserCommands(
                launch, loop, InstantSource.system(), log, new NoHub(), (thread, failure) -> defects.add(failure));
    }

    @AfterEach
    void end() {
        System.setOut(OUT);
        loop.close();
    }

    private RunningTask run(Task<? extends Serializable> task) throws Exception {
        ByteString function = serializer.write(task);
        taskId++;
        TaskRun run = TaskRun.newBuilder().setTaskId(taskId).build();
        RunningTask running = new RunningTask(
                run,
                new ReceivedFunction(Function.newBuilder().setFunction(function).build(), serializer, outputs),
                new ExecutorTaskContext(launch, Function.getDefaultInstance(), run, commands),
                serializer,
                limits,
                outputs,
                (result, failure) -> results.add(result));
        threads.run(running);
        return running;
    }

    private TaskResult result() throws Exception {
        TaskResult result = results.poll(30, TimeUnit.SECONDS);
        assertThat(result).as("a result of task %s", taskId).isNotNull();
        assertThat(result.getTaskId()).isEqualTo(taskId);
        return result;
    }

    private Object value() throws Exception {
        TaskResult result = result();
        assertThat(result.hasError()).as(result.getError().getStackTrace()).isFalse();
        return serializer.read(result.getValue());
    }

    @Test
    void whateverATaskThrows_itEndsAsFailed_andTheThreadGoesOn() {
        Seeds.of(80, 5_000).forEach(seed -> {
            run(() -> {
                throw sneaky(OddThrowables.of(seed));
            });
            TaskResult result = result();

            assertThat(result.getError().getExceptionClass())
                    .isEqualTo(OddThrowables.of(seed).getClass().getName());
            assertThat(result.getSerializedSize()).isLessThan(2 << 20);
        });
        assertThat(defects).isEmpty();
        assertThat(threads.threads()).isEqualTo(1);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void whateverATaskChangesOfItsThread_theNextFindsItAsItWas() throws Exception {
        run(() -> {
            Thread thread = Thread.currentThread();
            thread.setName("mine");
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.setContextClassLoader(null);
            thread.setUncaughtExceptionHandler((unused, failure) -> {});
            thread.interrupt();
            return "changed";
        });
        assertThat(value()).isEqualTo("changed");

        run(() -> {
            Thread thread = Thread.currentThread();
            return thread.getName() + " " + thread.getPriority() + " " + (thread.getContextClassLoader() != null) + " "
                    + thread.isInterrupted();
        });
        assertThat(value()).isEqualTo("task-2 5 true false");
    }

    @Test
    void standardOutputOfATask_mayBeNothing_orThrow() throws Exception {
        run(() -> {
            System.setOut(null);
            return 1;
        });
        assertThat(value()).isEqualTo(1);
        run(() -> {
            System.setOut(new OddStream());
            return 2;
        });
        assertThat(value()).isEqualTo(2);
        run(() -> {
            throw new IllegalStateException("three");
        });
        assertThat(result().getError().getDescription()).isEqualTo("java.lang.IllegalStateException: three");
    }

    @Test
    void anExceptionWhoseMethodsDoNotReturn_countsAsATaskThatDoesNotEnd() throws Exception {
        RunningTask task = run(() -> {
            throw new Endless();
        });
        while (!task.isClosingFor(Duration.ZERO)) {
            Thread.sleep(5);
        }
        assertThat(task.isClosingFor(Duration.ofMinutes(1))).isFalse();

        TaskResult result = task.giveUp("Its executor was ended");

        assertThat(result).isNotNull();
        assertThat(result.getError().getDescription())
                .contains("It had failed with " + Endless.class.getName() + ". Its executor was ended");
        assertThat(task.giveUp("again")).isNull();
    }

    @Test
    void hugeExceptions_areSentAsText() throws Exception {
        run(() -> {
            throw new IllegalArgumentException("x".repeat(20_000_000));
        });
        TaskResult result = result();

        assertThat(result.getError().getException().isEmpty()).isTrue();
        assertThat(result.getError().getDescription()).startsWith("java.lang.IllegalArgumentException: xxx");
        assertThat(result.getSerializedSize()).isLessThan(100_000);
    }

    /** Cannot be flushed. */
    private static final class OddStream extends PrintStream {
        OddStream() {
            super(OutputStream.nullOutputStream());
        }

        @Override
        public void flush() {
            throw new AssertionError("odd stream");
        }
    }

    /** Waits in its toString(). */
    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            while (true) {
                try {
                    Thread.sleep(1_000_000);
                } catch (InterruptedException e) {
                    continue;
                }
            }
        }
    }

    @Test
    void oddNamesOfCounters_failTheTask_orCount() throws Exception {
        Seeds.of(40, 2_000).forEach(seed -> {
            Random random = new Random(seed);
            String name = random.ints(random.nextInt(400), 0, 0x3000)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            run(() -> {
                TaskContext.current().counter(name).add(seed);
                return "";
            });
            TaskResult result = result();

            boolean fits = !name.isBlank() && name.length() <= CounterNames.LONGEST;
            assertThat(result.hasError()).as(Seeds.repeat(seed)).isEqualTo(!fits);
            assertThat(result.getCountersMap()).isEqualTo(fits ? Map.of(name, seed) : Map.of());
        });
    }

    @Test
    void oneCounterTooMany_failsTheTask() throws Exception {
        run(() -> {
            for (int i = 0; i <= CounterNames.MOST; i++) {
                TaskContext.current().counter("line " + i).add(1);
            }
            return "";
        });

        assertThat(result().getError().getDescription())
                .contains("This task has 1000 counters already, so 'line 1000' cannot be added.");
    }
}
