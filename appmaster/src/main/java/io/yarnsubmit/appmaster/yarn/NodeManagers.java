package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.async.NMClientAsync;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops what runs in containers, several at a time. Thread-safe. */
final class NodeManagers {
    private static final Logger log = LoggerFactory.getLogger(NodeManagers.class);
    // Each start is one call to a NodeManager and takes some milliseconds; a machine that does not answer holds a
    // thread
    // until the call's timeout.
    private static final int MOST_THREADS = 32;

    private final ExecutorContexts contexts;
    private final ClusterEvents events;
    private final NMClientAsync client;

    NodeManagers(ExecutorContexts contexts, ClusterEvents events) {
        this.contexts = contexts;
        this.events = events;
        client = NMClientAsync.createNMClientAsync(new Answers());
    }

    void start(Configuration configuration) {
        Configuration bounded = new Configuration(configuration);
        bounded.setInt(YarnConfiguration.NM_CLIENT_ASYNC_THREAD_POOL_MAX_SIZE, MOST_THREADS);
        client.init(bounded);
        client.start();
    }

    void launch(Container container, ExecutorLaunch launch) {
        try {
            client.startContainerAsync(container, contexts.of(launch));
        } catch (IOException e) {
            events.startFailed(container.getId().toString(), message(e));
        }
    }

    void stop(Container container) {
        client.stopContainerAsync(container.getId(), container.getNodeId());
    }

    private static String message(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).strip();
        int end = message.indexOf('\n');
        return cause.getClass().getSimpleName() + ": " + (end < 0 ? message : message.substring(0, end));
    }

    private final class Answers extends NMClientAsync.AbstractCallbackHandler {
        @Override
        public void onContainerStarted(ContainerId container, Map<String, ByteBuffer> services) {
            events.startAccepted(container.toString());
        }

        @Override
        public void onStartContainerError(ContainerId container, Throwable cause) {
            log.warn("{} could not be started", container, cause);
            events.startFailed(container.toString(), message(cause));
        }

        @Override
        public void onStopContainerError(ContainerId container, Throwable cause) {
            // It is released too, so the ResourceManager has it ended.
            log.info("{} could not be stopped directly: {}", container, message(cause));
        }

        @Override
        public void onContainerStopped(ContainerId container) {}

        @Override
        public void onContainerStatusReceived(ContainerId container, ContainerStatus status) {}

        @Override
        public void onContainerResourceIncreased(ContainerId container, Resource resource) {}

        @Override
        public void onContainerResourceUpdated(ContainerId container, Resource resource) {}

        @Override
        public void onGetContainerStatusError(ContainerId container, Throwable cause) {}

        @Override
        public void onIncreaseContainerResourceError(ContainerId container, Throwable cause) {}

        @Override
        public void onUpdateContainerResourceError(ContainerId container, Throwable cause) {}
    }
}
