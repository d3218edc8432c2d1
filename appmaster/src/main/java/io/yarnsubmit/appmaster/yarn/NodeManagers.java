package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.appmaster.cluster.ClusterEvents;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.client.api.NMClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts and stops what runs in containers, several at a time. Thread-safe.
 *
 * <p>Queue entries are small: the request for a NodeManager is made when it is its turn, so that ten thousand grants at once do
 * not fill the memory. (Hadoop's NMClientAsync queues the whole context, and refuses to stop what it has
 * not started itself, such as the executors of a former attempt.)
 */
final class NodeManagers {
    private static final Logger log = LoggerFactory.getLogger(NodeManagers.class);
    // Each start is one call to a NodeManager and takes some milliseconds; a machine that does not answer holds a
    // thread until the call's timeout.
    private static final int MOST_THREADS = 48;
    private static final int KEPT_CONNECTIONS = 64;
    private static final int KEPT_MILLIS = 1_000;
    private static final List<String> FOR_CALLS = List.of(
            "ipc.",
            "rpc.",
            "io.",
            "net.",
            "hadoop.security.",
            "hadoop.rpc.",
            "yarn.client.",
            "yarn.ipc.",
            "yarn.nodemanager.principal",
            "yarn.nodemanager.container-manager.");

    private final ExecutorContexts contexts;
    private final Inbox<ClusterEvents> events;
    private final Consumer<Throwable> onDefect;
    private final NMClient client = NMClient.createNMClient();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final ThreadPoolExecutor threads;

    NodeManagers(ExecutorContexts contexts, Inbox<ClusterEvents> events, Consumer<Throwable> onDefect) {
        this.contexts = contexts;
        this.events = events;
        this.onDefect = onDefect;
        threads = OwnThreads.pool("nm-client", MOST_THREADS, (thread, failure) -> onDefect.accept(failure));
        // An attempt that ends leaves its executors to the next one.
        client.cleanupRunningContainersOnStop(false);
    }

    /**
     * Prepares on a thread of its own, because it loads many classes and nothing waits for it before the first grant.
     *
     * @param longest how long a machine may take to answer
     */
    void start(Configuration configuration, Duration longest) {
        Configuration bounded = forCalls(configuration);
        bounded.setLong(
                YarnConfiguration.CLIENT_NM_CONNECT_MAX_WAIT_MS,
                Math.min(
                        longest.toMillis(),
                        configuration.getLong(
                                YarnConfiguration.CLIENT_NM_CONNECT_MAX_WAIT_MS,
                                YarnConfiguration.DEFAULT_CLIENT_NM_CONNECT_MAX_WAIT_MS)));
        client.init(bounded);
        client.start();
        ready.countDown();
    }

    /**
     * Only the settings that a call to a NodeManager needs: Hadoop copies the configuration for each machine, and copying the
     * whole takes longer than the call.
     */
    private static Configuration forCalls(Configuration configuration) {
        Configuration few = new Configuration(false);
        for (Map.Entry<String, String> property : configuration) {
            if (FOR_CALLS.stream().anyMatch(property.getKey()::startsWith)) {
                few.set(property.getKey(), configuration.get(property.getKey()));
            }
        }
        // With no connection kept, which is YARN's default, Hadoop closes each at once and its threads spin on that.
        if (few.getInt(YarnConfiguration.NM_CLIENT_MAX_NM_PROXIES, 0) == 0) {
            few.setInt(YarnConfiguration.NM_CLIENT_MAX_NM_PROXIES, KEPT_CONNECTIONS);
            few.setInt(CommonConfigurationKeysPublic.IPC_CLIENT_CONNECTION_MAXIDLETIME_KEY, KEPT_MILLIS);
        }
        return few;
    }

    /** @param current asked when it is the container's turn; empty if it was given up by then */
    void launch(Supplier<Optional<Container>> current, Supplier<ExecutorLaunch> launch) {
        threads.execute(() -> current.get().ifPresent(container -> {
            startNow(container, launch.get());
            // Promoted meanwhile: the machine could not be told before it knew the container.
            current.get().filter(now -> now != container).ifPresent(this::update);
        }));
    }

    void stop(Container container) {
        threads.execute(() -> {
            try {
                started().stopContainer(container.getId(), container.getNodeId());
            } catch (YarnException | IOException | RuntimeException e) {
                // It is released too, so the ResourceManager has it ended.
                log.info("{} could not be stopped directly: {}", container.getId(), message(e));
            }
        });
    }

    /** Tells the machine, with a new token, that a container was changed. */
    void update(Container container) {
        threads.execute(() -> {
            try {
                started().updateContainerResource(container);
            } catch (YarnException | IOException | RuntimeException e) {
                log.info("{} could not be updated: {}", container.getId(), message(e));
            }
        });
    }

    private void startNow(Container container, ExecutorLaunch launch) {
        String id = container.getId().toString();
        try {
            started()
                    .startContainer(
                            container,
                            contexts.of(launch, container.getResource().getMemorySize()));
            events.post(on -> on.startAccepted(id));
        } catch (YarnException | IOException e) {
            log.warn("{} could not be started", id, e);
            events.post(on -> on.startFailed(id, message(e)));
        } catch (RuntimeException | Error e) {
            onDefect.accept(e);
        }
    }

    private NMClient started() throws IOException {
        try {
            ready.await();
            return client;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static String message(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).strip();
        int end = message.indexOf('\n');
        return cause.getClass().getSimpleName() + ": " + (end < 0 ? message : message.substring(0, end));
    }
}
