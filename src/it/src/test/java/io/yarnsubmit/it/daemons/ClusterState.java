package io.yarnsubmit.it.daemons;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.ContainerProcesses;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptReport;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerState;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.ApplicationNotFoundException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.awaitility.Awaitility;

/** What a client sees of applications and their files. Calls that fail while daemons are away are made again. */
final class ClusterState implements AutoCloseable {
    private static final Set<YarnApplicationState> ENDS =
            EnumSet.of(YarnApplicationState.FINISHED, YarnApplicationState.FAILED, YarnApplicationState.KILLED);
    private static final long LONG_AGO_MILLIS = 1_000_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LEFT_WITHIN = Duration.ofSeconds(30);

    private final Configuration conf;
    private final Path staging;
    private final YarnClient yarn;

    /** @param applicationHome the folder with staging directories and library cache */
    ClusterState(Configuration conf, String applicationHome) {
        this.conf = conf;
        this.staging = new Path(applicationHome, "staging");
        Configuration impatient = new YarnConfiguration(conf);
        impatient.setLong(YarnConfiguration.RESOURCEMANAGER_CONNECT_MAX_WAIT_MS, 2_000);
        impatient.setInt("ipc.client.connect.max.retries", 2);
        yarn = YarnClient.createYarnClient();
        yarn.init(impatient);
        yarn.start();
    }

    ApplicationReport report(String applicationId) {
        return called(() -> yarn.getApplicationReport(ApplicationId.fromString(applicationId)));
    }

    List<ApplicationReport> applications() {
        return called(yarn::getApplications);
    }

    void kill(String applicationId) {
        called(() -> {
            yarn.killApplication(ApplicationId.fromString(applicationId));
            return true;
        });
    }

    ApplicationReport awaitEnd(String applicationId) {
        Awaitility.await("end of " + applicationId)
                .atMost(PATIENCE)
                .until(() -> ENDS.contains(report(applicationId).getYarnApplicationState()));
        return report(applicationId);
    }

    List<String> containers(String applicationId) {
        return called(() -> attempts(applicationId)).stream()
                .flatMap(attempt -> called(() -> yarn.getContainers(attempt.getApplicationAttemptId())).stream())
                .filter(container -> container.getContainerState() != ContainerState.COMPLETE)
                .map(container -> container.getContainerId().toString())
                .sorted()
                .toList();
    }

    private List<ApplicationAttemptReport> attempts(String applicationId) throws IOException, YarnException {
        try {
            return yarn.getApplicationAttempts(ApplicationId.fromString(applicationId));
        } catch (ApplicationNotFoundException e) {
            return List.of();
        }
    }

    private static <T> T called(Callable<T> call) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return call.call();
            } catch (Exception e) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError("the cluster did not answer within " + PATIENCE, e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the NameNode takes changes, and has a DataNode with space. */
    boolean takesFiles() throws IOException {
        try (DistributedFileSystem fileSystem = (DistributedFileSystem) FileSystem.newInstance(conf)) {
            Path probe = new Path("/tmp/probe");
            fileSystem.create(probe).close();
            fileSystem.delete(probe, false);
            return Stream.of(fileSystem.getDataNodeStats(HdfsConstants.DatanodeReportType.LIVE))
                    .anyMatch(node -> node.getRemaining() > 0);
        }
    }

    void assertNothingLeft(String applicationId) {
        Awaitility.await("nothing left of " + applicationId)
                .atMost(LEFT_WITHIN)
                .pollInterval(PAUSE)
                .untilAsserted(() -> assertThat(left(applicationId)).isEmpty());
    }

    private List<String> left(String applicationId) {
        return Stream.of(
                        containers(applicationId).stream().map(id -> "container " + id),
                        ContainerProcesses.of(applicationId).stream()
                                .map(process -> "process " + process.pid() + " "
                                        + process.info().commandLine().orElse("")),
                        stagingDirectories(applicationId).stream())
                .flatMap(found -> found)
                .toList();
    }

    List<String> stagingDirectories(String applicationId) {
        return called(() -> {
            try (FileSystem fileSystem = FileSystem.newInstance(conf)) {
                return Stream.of(fileSystem.listStatus(staging))
                        .map(FileStatus::getPath)
                        .map(Path::toString)
                        .filter(name -> name.endsWith(applicationId))
                        .toList();
            } catch (FileNotFoundException e) {
                return List.<String>of();
            }
        });
    }

    void ageStagingDirectory(String applicationId) {
        called(() -> {
            try (FileSystem fileSystem = FileSystem.newInstance(conf)) {
                fileSystem.setTimes(new Path(staging, applicationId), LONG_AGO_MILLIS, -1);
                return true;
            }
        });
    }

    @Override
    public void close() {
        yarn.stop();
    }
}
