package io.yarnsubmit.driver.elasticity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Compares the waiting and the waste of our policy and of Spark's, on the same model, workloads and seeds. Prints a
 * table.
 *
 * <p>{@code mvn -pl driver -am test -Dtest=ElasticityComparisonTest -Dsurefire.failIfNoSpecifiedTests=false}
 */
class ElasticityComparisonTest {
    private static final int SEEDS = 10;
    private static final int MAX = 50;
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration START_UP = Duration.ofSeconds(5);

    /** The sums of one policy's results on one workload, over all seeds. */
    private record Outcome(double waited, double longest, double idle, double makespan, double started) {
        static Outcome of(List<ModelCluster> runs) {
            return new Outcome(
                    mean(runs, run -> run.waitedSeconds),
                    mean(runs, run -> run.longestWaitSeconds),
                    mean(runs, run -> run.idleSeconds),
                    mean(runs, run -> Seconds.between(ModelCluster.BEGIN, run.lastEnd)),
                    mean(runs, run -> run.started));
        }

        private static double mean(List<ModelCluster> runs, ToDoubleFunction<ModelCluster> figure) {
            return runs.stream().mapToDouble(figure).average().orElseThrow();
        }
    }

    @Test
    void waitsLessThanSparksRuleAndWastesLittleMore() {
        StringBuilder table = new StringBuilder();
        List<Comparison> comparisons = new ArrayList<>();
        for (int capacity : new int[] {100, 12}) {
            table.append(heading(capacity));
            for (int index = 0; index < ModelWorkload.all(0).size(); index++) {
                Comparison comparison = compare(index, capacity);
                table.append(comparison.row());
                comparisons.add(comparison);
            }
        }
        System.out.println(table);

        for (Comparison comparison : comparisons) {
            Outcome spark = comparison.spark();
            Outcome ours = comparison.ours();
            assertThat(ours.waited()).as("waiting, " + comparison.name()).isLessThan(spark.waited());
            assertThat(ours.makespan()).as("makespan, " + comparison.name()).isLessThan(spark.makespan() + 1);
            assertThat(ours.idle()).as("waste, " + comparison.name()).isLessThan(1.05 * spark.idle());
            assertThat(ours.started()).as("starts, " + comparison.name()).isLessThan(1.05 * spark.started());
        }
        Comparison burst = named(comparisons, "burst");
        assertThat(burst.ours().waited()).isLessThan(0.9 * burst.spark().waited());
        Comparison trickle = named(comparisons, "steady trickle");
        assertThat(trickle.ours().idle()).isLessThan(0.3 * trickle.spark().idle());
    }

    private static Comparison named(List<Comparison> comparisons, String name) {
        return comparisons.stream()
                .filter(comparison -> comparison.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static String heading(int capacity) {
        return String.format(
                Locale.ROOT,
                "%n0..%d executors of 1 slot, room for %d, start-up %d s, idle timeout %d s, mean of %d seeds; Spark's | ours%n"
                        + "%-27s | %15s | %15s | %17s | %13s | %11s%n",
                MAX,
                capacity,
                START_UP.toSeconds(),
                IDLE.toSeconds(),
                SEEDS,
                "workload",
                "mean wait s",
                "longest wait s",
                "idle executor-s",
                "makespan s",
                "started");
    }

    /** The results of both policies on one workload. */
    private record Comparison(String name, int tasks, Outcome spark, Outcome ours) {
        String row() {
            return String.format(
                    Locale.ROOT,
                    "%-27s | %6.2f | %6.2f | %6.1f | %6.1f | %7.0f | %7.0f | %5.0f | %5.0f | %4.0f | %4.0f%n",
                    name,
                    spark.waited() / tasks,
                    ours.waited() / tasks,
                    spark.longest(),
                    ours.longest(),
                    spark.idle(),
                    ours.idle(),
                    spark.makespan(),
                    ours.makespan(),
                    spark.started(),
                    ours.started());
        }
    }

    private static Comparison compare(int index, int capacity) {
        ModelWorkload sample = ModelWorkload.all(0).get(index);
        return new Comparison(
                sample.name(),
                sample.tasks().size(),
                outcome(index, capacity, () -> new SparkPolicy(0, MAX, IDLE)),
                outcome(index, capacity, () -> new OurPolicy(new ElasticitySettings(0, MAX, 1, IDLE), true)));
    }

    private static Outcome outcome(int index, int capacity, Supplier<Policy> policy) {
        List<ModelCluster> runs = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            ModelCluster cluster = new ModelCluster(
                    ModelWorkload.all(seed).get(index), 1, capacity, START_UP, IDLE.multipliedBy(2), seed);
            cluster.run(policy.get());
            runs.add(cluster);
        }
        return Outcome.of(runs);
    }
}
