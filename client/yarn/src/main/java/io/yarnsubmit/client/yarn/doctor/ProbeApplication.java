package io.yarnsubmit.client.yarn.doctor;

import io.yarnsubmit.client.doctor.CheckResult;
import io.yarnsubmit.client.doctor.ProbeVerdicts;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.queues.QueueTree;
import io.yarnsubmit.launch.LaunchScriptText;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.client.api.YarnClientApplication;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.jspecify.annotations.Nullable;

/**
 * A tiny application that examines one machine of the cluster: a shell script instead of an ApplicationMaster. It ends with an
 * error on purpose, because only then the diagnostics have its output. It is killed if it takes too long.
 */
final class ProbeApplication {
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String TYPE = "YARN-SUBMIT-PROBE";
    private static final int MEMORY_MIB = 128;
    private static final long POLL_MILLIS = 300;

    private final YarnClient yarn;
    private final String queue;
    private final String resourceManager;
    private final Optional<String> driverHost;
    private final CompletableFuture<Boolean> heard = new CompletableFuture<>();

    /** @param driverHost the name of this machine that the user set */
    ProbeApplication(Cluster cluster, String queue, Optional<String> driverHost) {
        this.yarn = cluster.yarn();
        this.queue = queue;
        this.resourceManager =
                cluster.configuration().resourceManagerAddresses().get(0);
        this.driverHost = driverHost;
    }

    List<CheckResult> run() throws IOException, YarnException, InterruptedException {
        String word = UUID.randomUUID().toString();
        try (ServerSocket listening = new ServerSocket(0)) {
            listen(listening, word);
            String host = driverHost.orElse(ownAddress());
            ApplicationId id = submit(ProbeVerdicts.script(host, listening.getLocalPort(), word));
            String said = await(id);
            return ProbeVerdicts.of(said, heard.getNow(false), host + ":" + listening.getLocalPort());
        }
    }

    /** The address that this machine uses to reach the ResourceManager; nothing is sent. */
    private String ownAddress() throws IOException {
        int colon = resourceManager.lastIndexOf(':');
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(
                    resourceManager.substring(0, colon), Integer.parseInt(resourceManager.substring(colon + 1))));
            return socket.getLocalAddress().getHostAddress();
        }
    }

    private void listen(ServerSocket listening, String word) {
        OwnThreads.start("doctor-probe", OwnThreads.NOT_MISSED, () -> {
            while (!listening.isClosed() && !heard.isDone()) {
                hear(listening, word);
            }
        });
    }

    private void hear(ServerSocket listening, String word) {
        try (Socket socket = listening.accept()) {
            socket.setSoTimeout(5_000);
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            if (word.equals(reader.readLine())) {
                heard.complete(true);
            }
        } catch (IOException e) {
            // Another visitor connected, or the probe ends.
        }
    }

    private ApplicationId submit(String script) throws IOException, YarnException {
        YarnClientApplication application = yarn.createApplication();
        ApplicationSubmissionContext context = application.getApplicationSubmissionContext();
        context.setApplicationName("yarn-submit doctor --probe");
        context.setApplicationType(TYPE);
        context.setQueue(QueueTree.read(yarn).acceptedName(queue));
        context.setMaxAppAttempts(1);
        context.setResource(Resource.newInstance(MEMORY_MIB, 1));
        context.setAMContainerSpec(ContainerLaunchContext.newInstance(
                Map.of(),
                Map.of(),
                List.of("exec /bin/bash -c " + LaunchScriptText.word(script)
                        + " 1>\\\"<LOG_DIR>/stdout\\\" 2>\\\"<LOG_DIR>/stderr\\\""),
                null,
                null,
                null));
        yarn.submitApplication(context);
        return context.getApplicationId();
    }

    /** The diagnostics of its end; null if it was killed because it took too long. */
    private @Nullable String await(ApplicationId id) throws IOException, YarnException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        try {
            while (System.nanoTime() < end) {
                ApplicationReport report = yarn.getApplicationReport(id);
                YarnApplicationState state = report.getYarnApplicationState();
                if (state == YarnApplicationState.FAILED
                        || state == YarnApplicationState.FINISHED
                        || state == YarnApplicationState.KILLED) {
                    return String.valueOf(report.getDiagnostics());
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            yarn.killApplication(id);
            throw e;
        }
        yarn.killApplication(id, "the probe took longer than " + LIMIT.toSeconds() + " s");
        return null;
    }
}
