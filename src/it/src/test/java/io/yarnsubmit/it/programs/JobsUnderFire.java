package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.Job;
import io.yarnsubmit.api.JobOptions;
import io.yarnsubmit.api.ResultOrder;
import io.yarnsubmit.api.Results;
import io.yarnsubmit.api.Stage;
import io.yarnsubmit.api.TaskContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Jobs whose answers are known, while executors are killed. */
public final class JobsUnderFire {
    private JobsUnderFire() {}

    /** @param args a seed, how many tasks, and how many executors are killed meanwhile */
    public static void main(String[] args) throws Exception {
        Random random = new Random(Long.parseLong(args[0]));
        int tasks = Integer.parseInt(args[1]);
        int kills = Integer.parseInt(args[2]);
        try (DriverContext context = DriverContext.open()) {
            context.executors().awaitRegistered(2, Duration.ofSeconds(60));
            List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
            Stage<byte[]> blocks = context.stage("blocks", numbers, JobsUnderFire::block);
            Stage<Long> lengths = blocks.then("length", JobsUnderFire::weigh);
            Job<List<Long>> sums = lengths.gather("sum", 5, JobsUnderFire::sum)
                    .job(JobOptions.named("under fire"))
                    .collect();
            Job<List<Integer>> plain =
                    context.stage("plain", numbers, n -> 3 * n).job().collect();
            for (int kill = 1; kill <= kills; kill++) {
                while (!sums.isDone() && sums.stages().get(1).done() < kill * tasks / (kills + 2)) {
                    sums.await(Duration.ofMillis(20));
                }
                List<ExecutorInfo> executors = context.executors().list();
                if (!executors.isEmpty()) {
                    context.executors()
                            .kill(executors
                                    .get(random.nextInt(executors.size()))
                                    .id());
                }
            }
            System.out.println("sum " + sum(sums.join()) + " " + sums.counters());
            System.out.println("plain "
                    + plain.join().equals(numbers.stream().map(n -> 3 * n).toList()));
            long streamed = 0;
            try (Results<byte[]> results = blocks.results(ResultOrder.OF_COMPLETION)) {
                while (results.hasNext()) {
                    streamed += results.next().length;
                }
            }
            System.out.println("streamed " + streamed);
        }
    }

    /** Large enough to stay on its executor. */
    private static byte[] block(int number) throws InterruptedException {
        TaskContext.current().counter("blocks").add(1);
        Thread.sleep(5);
        byte[] block = new byte[40_000 + number];
        Arrays.fill(block, (byte) 1);
        return block;
    }

    private static long weigh(byte[] block) throws InterruptedException {
        TaskContext.current().counter("weighed").add(1);
        Thread.sleep(20);
        return block.length;
    }

    private static long sum(List<Long> parts) {
        return parts.stream().mapToLong(Long::longValue).sum();
    }
}
