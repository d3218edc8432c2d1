package io.yarnsubmit.bench.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A great many tasks at once. Where executors can be taken away, all of them wait first, so that what each costs in memory
 * can be told; then they run.
 */
final class QueueMeasure {
    private static final double MIB = 1 << 20;

    private final TaskPlane plane;
    private final FigureWriter figures;
    private final Amount amount;
    private final Heap heap = Heap.watched();

    QueueMeasure(TaskPlane plane, FigureWriter figures, Amount amount) {
        this.plane = plane;
        this.figures = figures;
        this.amount = amount;
    }

    void run() {
        oneByOne();
        allInOneCall();
    }

    private void allInOneCall() {
        String name = String.format(Locale.ROOT, "%,d tasks queued", amount.queued());
        try {
            boolean paused = pause();
            heap.reset();
            long before = Heap.live();
            FutureTask<Void> all = inBackground(() -> {
                Work work = new Work.Nothing();
                Check.results(amount.queued(), work, plane.map(amount.queued(), work));
                return null;
            });
            if (paused) {
                awaitQueued(all);
                figures.number(name + ", bytes each", (double) (Heap.live() - before) / amount.queued());
                plane.resume();
            }
            long start = System.nanoTime();
            all.get(amount.patienceSeconds(), TimeUnit.SECONDS);
            figures.number(name + ", s until all results", (System.nanoTime() - start) / 1e9);
        } catch (TimeoutException e) {
            figures.text(name + ", s until all results", "not in " + amount.patienceSeconds());
        } catch (Exception | OutOfMemoryError e) {
            figures.failed(name + ", s until all results", cause(e));
        }
        figures.number(name + ", most heap after a collection, MiB", heap.most() / MIB);
        figures.number(name + ", the heap's limit, MiB", Heap.limit() / MIB);
    }

    private void oneByOne() {
        String name = String.format(Locale.ROOT, "%,d tasks of a submit() each", amount.queuedSingly());
        try {
            if (!pause()) {
                return;
            }
            long before = Heap.live();
            Work work = new Work.Nothing();
            List<Future<Object>> futures = new ArrayList<>(amount.queuedSingly());
            for (int i = 0; i < amount.queuedSingly(); i++) {
                futures.add(plane.submit(i, work));
            }
            figures.number(name + ", bytes each", (double) (Heap.live() - before) / amount.queuedSingly());
            plane.resume();
            for (int i = 0; i < futures.size(); i++) {
                Check.result(i, work, futures.get(i).get(amount.patienceSeconds(), TimeUnit.SECONDS));
            }
        } catch (Exception | OutOfMemoryError e) {
            figures.failed(name + ", bytes each", cause(e));
        }
    }

    private boolean pause() throws Exception {
        try {
            plane.pause();
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    private static FutureTask<Void> inBackground(Callable<@Nullable Void> work) {
        FutureTask<Void> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "queueing");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /** Until what is in use does not grow any more. */
    private static void awaitQueued(Future<Void> all) throws InterruptedException {
        long before = -1;
        for (long now = Heap.live(); !all.isDone() && now > before + MIB; now = Heap.live()) {
            before = now;
            Thread.sleep(1_000);
        }
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure instanceof ExecutionException ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }
}
