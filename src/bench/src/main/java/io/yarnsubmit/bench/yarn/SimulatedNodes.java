package io.yarnsubmit.bench.yarn;

import io.yarnsubmit.bench.Arrivals;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.ipc.RPC;
import org.apache.hadoop.ipc.Server;
import org.apache.hadoop.security.SaslRpcServer;
import org.apache.hadoop.yarn.api.ContainerManagementProtocol;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.ipc.YarnRPC;
import org.apache.hadoop.yarn.server.api.ResourceTracker;
import org.apache.hadoop.yarn.server.api.ServerRMProxy;
import org.apache.hadoop.yarn.server.nodemanager.security.NMTokenSecretManagerInNM;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All simulated nodes. Each has a loopback address of its own (127.1.0.1 and on); one server answers for all of them, at the
 * same port, and asks for the ApplicationMaster's token as a NodeManager does.
 */
final class SimulatedNodes implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SimulatedNodes.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int BEATING_THREADS = 4;
    private static final int CORES_PER_NODE = 64;
    private static final int HANDLERS = 16;
    private static final int PER_SUBNET = 250;

    private final Arrivals starts = new Arrivals();
    private final SimulatedContainers containers = new SimulatedContainers(starts);
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final NMTokenSecretManagerInNM tokens = new NMTokenSecretManagerInNM();
    private final ScheduledExecutorService beats;
    private final ResourceTracker resourceManager;
    private final Server server;
    private volatile boolean silent = true;

    private SimulatedNodes(Configuration conf) throws IOException {
        resourceManager = ServerRMProxy.createRMProxy(conf, ResourceTracker.class);
        Configuration serverConf = new Configuration(conf);
        serverConf.set(
                CommonConfigurationKeysPublic.HADOOP_SECURITY_AUTHENTICATION,
                SaslRpcServer.AuthMethod.TOKEN.toString());
        server = YarnRPC.create(serverConf)
                .getServer(
                        ContainerManagementProtocol.class,
                        containers,
                        new InetSocketAddress("0.0.0.0", 0), // no other address takes what is sent to all of 127/8
                        serverConf,
                        tokens,
                        HANDLERS);
        beats = Executors.newScheduledThreadPool(BEATING_THREADS, task -> {
            Thread thread = new Thread(task, "node-beats");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Registers them all; they are silent until they are told to beat. */
    static SimulatedNodes register(Configuration conf, ClusterSize size) throws IOException {
        SimulatedNodes all = new SimulatedNodes(conf);
        try {
            all.server.start();
            for (int index = 0; index < size.nodes(); index++) {
                all.register(index, size);
            }
            return all;
        } catch (YarnException e) {
            all.close();
            throw new IOException("a simulated node could not be registered", e);
        }
    }

    private void register(int index, ClusterSize size) throws YarnException, IOException {
        String host = "127.1." + index / PER_SUBNET + "." + (index % PER_SUBNET + 1);
        NodeId id = NodeId.newInstance(host, server.getListenerAddress().getPort());
        SimulatedNode node = new SimulatedNode(id, Resource.newInstance(size.memoryPerNodeMib(), CORES_PER_NODE));
        containers.add(node);
        tokens.setMasterKey(node.register(resourceManager));
        nodes.add(node);
        long offset = BEAT.toNanos() * index / size.nodes();
        beats.scheduleAtFixedRate(() -> beat(node), offset, BEAT.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void beat(SimulatedNode node) {
        if (silent) {
            return;
        }
        try {
            node.beat(resourceManager);
        } catch (YarnException | IOException | RuntimeException e) {
            if (!beats.isShutdown()) {
                log.warn("no heartbeat of {}", node.id(), e);
            }
        }
    }

    /** A silent node is given nothing, and is not missed for ten minutes. */
    void silent(boolean silence) {
        silent = silence;
    }

    /** The containers that were started. */
    Arrivals starts() {
        return starts;
    }

    void forgetContainers() {
        starts.clear();
        containers.forgetContainers();
    }

    @Override
    public void close() {
        beats.shutdownNow();
        server.stop();
        RPC.stopProxy(resourceManager);
    }
}
