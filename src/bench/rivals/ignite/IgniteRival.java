import io.yarnsubmit.bench.tasks.TaskBench;
import io.yarnsubmit.bench.tasks.TaskPlane;
import io.yarnsubmit.bench.tasks.Work;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCompute;
import org.apache.ignite.Ignition;
import org.apache.ignite.configuration.DataRegionConfiguration;
import org.apache.ignite.configuration.DataStorageConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.lang.IgniteClosure;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;

/** Ignite's compute grid, seen from a client node, with its own round robin over the servers. */
public final class IgniteRival implements TaskPlane {
    private static final long MIB = 1 << 20;

    private final IgniteCompute compute;

    private IgniteRival(IgniteCompute compute) {
        this.compute = compute;
    }

    /** Its arguments are how many executors, and those of the benchmark. */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("member")) {
            List<Integer> ports = Stream.of(args).skip(2).map(Integer::valueOf).toList();
            Ignition.start(config("member-" + args[1], Integer.parseInt(args[1]), ports));
            MemberProcesses.stayWhileParentLives();
        }
        int count = Integer.parseInt(args[0]);
        List<Integer> ports = MemberProcesses.freePorts(count);
        List<String> options = List.of(System.getProperty("bench.memberOptions").split(" "));
        try (MemberProcesses processes = MemberProcesses.start(IgniteRival.class, options, ports)) {
            Thread.sleep(3_000);
            processes.check();
            Ignite here = Ignition.start(config("driver", 0, ports).setClientMode(true));
            while (here.cluster().forServers().nodes().size() < count) {
                processes.check();
                Thread.sleep(100);
            }
            IgniteCompute compute = here.compute(here.cluster().forServers());
            TaskBench.run(new IgniteRival(compute), count, List.of(args));
        }
        Runtime.getRuntime().halt(0);
    }

    private static IgniteConfiguration config(String name, int port, List<Integer> memberPorts) {
        TcpDiscoverySpi discovery = new TcpDiscoverySpi();
        discovery.setIpFinder(new TcpDiscoveryVmIpFinder(false)
                .setAddresses(memberPorts.stream().map(one -> "127.0.0.1:" + one).toList()));
        if (port > 0) {
            discovery.setLocalPort(port);
            discovery.setLocalPortRange(0);
        }
        DataRegionConfiguration small =
                new DataRegionConfiguration().setInitialSize(16 * MIB).setMaxSize(64 * MIB);
        return new IgniteConfiguration()
                .setIgniteInstanceName(name)
                .setLocalHost("127.0.0.1")
                .setWorkDirectory(System.getProperty("java.io.tmpdir"))
                .setDiscoverySpi(discovery)
                .setCommunicationSpi(new TcpCommunicationSpi())
                .setDataStorageConfiguration(
                        new DataStorageConfiguration().setDefaultDataRegionConfiguration(small))
                .setConnectorConfiguration(null)
                .setClientConnectorConfiguration(null)
                .setMetricsLogFrequency(0)
                .setFailureDetectionTimeout(60_000)
                .setPublicThreadPoolSize(1);
    }

    @Override
    public List<Object> map(int tasks, Work work) {
        IgniteClosure<Integer, Object[]> closure = index -> new Object[] {index, result(work, index)};
        Object[] results = new Object[tasks];
        // They come in the order in which they ended.
        for (Object[] result : compute.apply(closure, IntStream.range(0, tasks).boxed().toList())) {
            results[(int) result[0]] = result[1];
        }
        return Arrays.asList(results);
    }

    private static Object result(Work work, int index) {
        try {
            return work.of(index);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Future<Object> submit(int index, Work work) {
        CompletableFuture<Object> result = new CompletableFuture<>();
        compute.callAsync(() -> work.of(index)).listen(future -> {
            try {
                result.complete(future.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    @Override
    public void close() {}
}
