package io.yarnsubmit.bench.core;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Tasks per second that the core alone can see through: each is submitted, sent, and its result taken, which are three
 * events.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC"})
public class CoreBenchmark {
    private static final int TASKS = 100_000;

    /** Of one slot each. */
    @Param({"2", "1000"})
    public int executors;

    /** No-op tasks are sent ahead by the hundred, those of 100 ms not at all. */
    @Param({"5", "100000"})
    public long taskMicros;

    private CoreLoad load = new CoreLoad(0, 0);

    /** For JMH. */
    public CoreBenchmark() {}

    /** The executors register. */
    @Setup
    public void register() {
        load = new CoreLoad(executors, taskMicros);
    }

    /** Sets of many tasks, as map() makes them. */
    @Benchmark
    public long taskOfMap() {
        if (load.unended() <= executors) {
            load.submit(TASKS);
        }
        load.result();
        return load.succeeded();
    }

    /** Sets of one task, as submit() makes them, many of them waiting. */
    @Benchmark
    public long taskOfSubmit() {
        if (load.unended() == 0) {
            for (int i = 0; i < 2 * executors + 1_000; i++) {
                load.submitOne();
            }
        }
        load.submitOne();
        load.result();
        return load.succeeded();
    }
}
