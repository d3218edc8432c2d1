package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.TaskFuture;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * Sums blocks until it is told to finish, and writes down each sum as it comes: a driver that begins anew goes on where the
 * one before it was lost. All in the directory of its first argument, which driver, tasks and test share:
 *
 * <pre>
 * target      how many executors there are to be; written by others
 * finish      no further blocks; written by others
 * ledger      "block sum" for each result
 * ran-ID      the block of each task that begins in the container ID
 * state       see {@link #state}
 * </pre>
 *
 * Its second argument is how many milliseconds a task sleeps.
 */
public final class LongJob {
    private static final int WINDOW_PER_EXECUTOR = 3;
    private static final long PERIOD_MILLIS = 50;

    private final DriverContext context;
    private final ExecutorGroup group;
    private final Path directory;
    private final long taskMillis;
    private final Map<Integer, TaskFuture<Answer>> outstanding = new TreeMap<>();
    private final Map<String, Integer> resultsByContainer = new HashMap<>();
    private final Ledger ledger;
    private int next;
    private int failed;

    private record Answer(int block, long sum, String containerId) implements Serializable {}

    private LongJob(DriverContext context, Path directory, long taskMillis) throws IOException {
        this.context = context;
        this.group = context.executors();
        this.directory = directory;
        this.taskMillis = taskMillis;
        this.ledger = Ledger.open(directory.resolve("ledger"));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (DriverContext context = DriverContext.open()) {
            new LongJob(context, Path.of(args[0]), Long.parseLong(args[1])).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        boolean finishing = false;
        while (!finishing || !outstanding.isEmpty()) {
            followTarget();
            finishing = Files.exists(directory.resolve("finish"));
            if (!finishing) {
                fill();
            }
            Thread.sleep(PERIOD_MILLIS);
            collect();
            writeState();
        }
        System.out.println("blocks " + ledger.size() + " sum " + ledger.sum() + " failed " + failed);
    }

    private void followTarget() throws IOException {
        Path target = directory.resolve("target");
        if (Files.exists(target)) {
            // The same number again changes nothing.
            group.request(Integer.parseInt(Files.readString(target).strip()));
        }
    }

    private void fill() {
        while (outstanding.size() < WINDOW_PER_EXECUTOR * group.requested()) {
            while (ledger.has(next)) {
                next++;
            }
            int block = next++;
            String shared = directory.toString();
            long millis = taskMillis;
            outstanding.put(block, context.submit(() -> answer(shared, new Block(block), millis)));
        }
    }

    private static Answer answer(String directory, Block block, long millis) throws IOException, InterruptedException {
        String container = System.getenv("CONTAINER_ID");
        Files.writeString(
                Path.of(directory, "ran-" + container),
                block.number() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Thread.sleep(millis);
        return new Answer(block.number(), block.sum(), container);
    }

    private void collect() throws IOException, InterruptedException {
        Iterator<Map.Entry<Integer, TaskFuture<Answer>>> tasks =
                outstanding.entrySet().iterator();
        while (tasks.hasNext()) {
            // An entry of a TreeMap may be another one when it has been removed.
            Map.Entry<Integer, TaskFuture<Answer>> task = Map.Entry.copyOf(tasks.next());
            if (!task.getValue().isDone()) {
                continue;
            }
            tasks.remove();
            try {
                Answer answer = task.getValue().get();
                ledger.add(answer.block(), answer.sum());
                resultsByContainer.merge(answer.containerId(), 1, Integer::sum);
                if (answer.block() != task.getKey()) {
                    throw new IllegalStateException("block " + task.getKey() + " got " + answer);
                }
            } catch (ExecutionException e) {
                failed++;
                System.out.println("block " + task.getKey() + " failed: " + e.getCause());
            }
        }
    }

    /** Whole or not at all: attempt, executors requested, results so far, and for each executor id its results. */
    private void writeState() throws IOException {
        String executors = group.list().stream()
                .map(executor -> executor.id() + ":" + results(executor))
                .collect(Collectors.joining(" "));
        Path draft = directory.resolve("state.part");
        Files.writeString(
                draft, context.attempt() + " " + group.requested() + " " + ledger.size() + " " + executors + "\n");
        Files.move(draft, directory.resolve("state"), StandardCopyOption.ATOMIC_MOVE);
    }

    private int results(ExecutorInfo executor) {
        return resultsByContainer.getOrDefault(executor.containerId(), 0);
    }
}
