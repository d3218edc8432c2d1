import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import io.yarnsubmit.bench.tasks.TaskBench;
import io.yarnsubmit.bench.tasks.TaskPlane;
import io.yarnsubmit.bench.tasks.Work;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Hazelcast's executor service, seen from a member that runs no tasks itself; they go to the others in turn. */
public final class HazelcastRival implements TaskPlane {
    private final IExecutorService executors;
    private final List<Member> members;

    private HazelcastRival(IExecutorService executors, List<Member> members) {
        this.executors = executors;
        this.members = members;
    }

    /** Its arguments are how many executors, and those of the benchmark. */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("member")) {
            List<Integer> ports = Stream.of(args).skip(2).map(Integer::valueOf).toList();
            Hazelcast.newHazelcastInstance(config(Integer.parseInt(args[1]), ports));
            MemberProcesses.stayWhileParentLives();
        }
        int count = Integer.parseInt(args[0]);
        List<Integer> ports = MemberProcesses.freePorts(count + 1);
        List<Integer> memberPorts = ports.subList(0, count);
        List<String> options = List.of(System.getProperty("bench.memberOptions").split(" "));
        try (MemberProcesses processes = MemberProcesses.start(HazelcastRival.class, options, memberPorts)) {
            HazelcastInstance here = Hazelcast.newHazelcastInstance(config(ports.get(count), memberPorts).setLiteMember(true));
            List<Member> members = new ArrayList<>();
            while (members.size() < count) {
                processes.check();
                Thread.sleep(100);
                members = here.getCluster().getMembers().stream().filter(member -> !member.isLiteMember()).toList();
            }
            TaskBench.run(new HazelcastRival(here.getExecutorService("tasks"), members), count, List.of(args));
        }
        Runtime.getRuntime().halt(0);
    }

    private static Config config(int port, List<Integer> memberPorts) {
        Config config = new Config("bench-tasks");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.getJetConfig().setEnabled(false);
        config.getExecutorConfig("tasks").setPoolSize(1);
        config.getNetworkConfig().setPort(port).setPortAutoIncrement(false).setPublicAddress("127.0.0.1");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true);
        memberPorts.forEach(one -> join.getTcpIpConfig().addMember("127.0.0.1:" + one));
        return config;
    }

    @Override
    public boolean hasMap() {
        return false;
    }

    @Override
    public List<Object> map(int tasks, Work work) throws Exception {
        List<Future<Object>> futures = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            futures.add(submit(i, work));
        }
        List<Object> results = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            // As the others do, nothing is held twice.
            results.add(futures.set(i, null).get());
        }
        return results;
    }

    @Override
    public Future<Object> submit(int index, Work work) {
        return executors.submitToMember(
                (Callable<Object> & Serializable) () -> work.of(index), members.get(index % members.size()));
    }

    @Override
    public void close() {}
}
