import io.yarnsubmit.bench.tasks.TaskBench;
import io.yarnsubmit.bench.tasks.TaskPlane;
import io.yarnsubmit.bench.tasks.Work;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Spark with its executors in processes of their own on this machine. A task is a partition of one element. A task of its own
 * is a job of one partition, which is what there is.
 */
public final class SparkRival implements TaskPlane {
    private final JavaSparkContext context;

    private SparkRival(JavaSparkContext context) {
        this.context = context;
    }

    /** Its arguments are how many executors, and those of the benchmark. */
    public static void main(String[] args) throws Exception {
        int executors = Integer.parseInt(args[0]);
        SparkConf conf = new SparkConf()
                .setMaster("local-cluster[" + executors + ",1,1024]")
                .setAppName("bench-tasks")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.local.dir", System.getProperty("java.io.tmpdir"))
                .set("spark.executor.memory", "1024m")
                .set("spark.executor.extraClassPath", System.getProperty("bench.classes"))
                .set("spark.executor.extraJavaOptions", "-Dlog4j2.configurationFile=" + System.getProperty("log4j2.configurationFile"));
        JavaSparkContext context = new JavaSparkContext(conf);
        while (context.sc().statusTracker().getExecutorInfos().length <= executors) {
            // The driver is one of them.
            Thread.sleep(100);
        }
        try (SparkRival rival = new SparkRival(context)) {
            TaskBench.run(rival, executors, List.of(args));
        }
        // Not to wait for what goes on after a measure that was given up.
        Runtime.getRuntime().halt(0);
    }

    @Override
    public List<Object> map(int tasks, Work work) {
        List<Integer> indices = IntStream.range(0, tasks).boxed().toList();
        return context.parallelize(indices, tasks).map(work::of).collect();
    }

    @Override
    public Future<Object> submit(int index, Work work) {
        return new Only(context.parallelize(List.of(index), 1).map(work::of).collectAsync());
    }

    @Override
    public void close() {
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(context::close);
        try {
            stopped.get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            System.err.println("Spark does not stop: " + e);
        }
    }

    /** The only result of a job. */
    private static final class Only implements Future<Object> {
        private final JavaFutureAction<List<Object>> job;

        Only(JavaFutureAction<List<Object>> job) {
            this.job = job;
        }

        @Override
        public Object get() throws InterruptedException, ExecutionException {
            return job.get().get(0);
        }

        @Override
        public Object get(long time, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
            return job.get(time, unit).get(0);
        }

        @Override
        public boolean cancel(boolean interrupt) {
            return job.cancel(interrupt);
        }

        @Override
        public boolean isCancelled() {
            return job.isCancelled();
        }

        @Override
        public boolean isDone() {
            return job.isDone();
        }
    }
}
