package io.yarnsubmit.bench.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Measures a {@link TaskPlane}. Every result is checked. A measure that fails says so in the place of its figure, and the
 * next one goes on.
 */
public final class TaskBench {
    private final TaskPlane plane;
    private final int slots;
    private final Amount amount;
    private final FigureWriter figures = new FigureWriter(System.out);

    private TaskBench(TaskPlane plane, int slots, Amount amount) {
        this.plane = plane;
        this.slots = slots;
        this.amount = amount;
    }

    /**
     * Measures, and writes the figures to standard output.
     *
     * @param slots how many tasks run at a time
     * @param args {@code --quick} for less of everything, {@code --rate-only} for the tasks per second alone
     */
    public static void run(TaskPlane plane, int slots, List<String> args) {
        TaskBench bench = new TaskBench(plane, slots, args.contains("--quick") ? Amount.QUICK : Amount.FULL);
        bench.rates();
        if (!args.contains("--rate-only")) {
            bench.everythingElse();
        }
    }

    private void rates() {
        String with = " (" + slots + (slots == 1 ? " executor)" : " executors)");
        if (plane.hasMap()) {
            measure("no-op tasks/s, one map()" + with, name -> rates(name, this::map));
        }
        if (plane.hasStages()) {
            measure("no-op tasks/s, one stage of a job" + with, name -> rates(name, this::stage));
        }
        measure("no-op tasks/s, a submit() each" + with, name -> rates(name, this::submit));
    }

    private void rates(String name, Way way) throws Exception {
        Rounds rounds = rounds(tasks -> way.run(tasks, new Work.Nothing()));
        figures.number(name + ", first 1,000", rounds.firstRate());
        figures.number(name, rounds.rate());
    }

    private interface Way {
        void run(int tasks, Work work) throws Exception;
    }

    private void everythingElse() {
        efficiency(1);
        efficiency(5);
        measure("one task, submitted and its result there, p50 ms", name -> {
            Latency latency = Latency.of(amount.singles(), amount.singleSeconds(), this::single);
            figures.number(name, latency.p50Millis());
            figures.number(name.replace("p50", "p99"), latency.p99Millis());
        });
        largeResults(1_000, 100_000);
        largeResults(10, 10_000_000);
        new QueueMeasure(plane, figures, amount).run();
    }

    private void efficiency(int millis) {
        measure(millis + " ms tasks, % of the ideal", name -> {
            Rounds rounds = rounds(tasks -> map(tasks, new Work.Sleep(millis)));
            figures.number(name, 100 * rounds.rate() * millis / 1e3 / slots);
            double bare = SleepingThreads.rate(millis, slots, amount.roundSeconds());
            figures.number(millis + " ms tasks, % of what threads reach that only sleep", 100 * rounds.rate() / bare);
        });
    }

    private void largeResults(int count, int bytes) {
        measure("100 MB of results, " + count + " x " + bytes / 1_000 + " kB, MB/s", name -> {
            Rounds rounds = Rounds.ofSize(count, amount, tasks -> map(tasks, new Work.Bytes(bytes)));
            figures.number(name, rounds.rate() * bytes / 1e6);
        });
    }

    private Rounds rounds(Rounds.Round round) throws Exception {
        return Rounds.of(amount, round);
    }

    private void map(int tasks, Work work) throws Exception {
        Check.results(tasks, work, plane.map(tasks, work));
    }

    private void stage(int tasks, Work work) throws Exception {
        Check.results(tasks, work, plane.stage(tasks, work));
    }

    private void submit(int tasks, Work work) throws Exception {
        List<Future<Object>> futures = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            futures.add(plane.submit(i, work));
        }
        for (int i = 0; i < tasks; i++) {
            Check.result(i, work, futures.get(i).get());
        }
    }

    private void single(int index) throws Exception {
        Work work = new Work.Nothing();
        Check.result(index, work, plane.submit(index, work).get());
    }

    private interface Measure {
        void run(String name) throws Exception;
    }

    private void measure(String name, Measure measure) {
        try {
            measure.run(name);
        } catch (Exception | OutOfMemoryError e) {
            figures.failed(name, e);
        }
    }
}
