package io.yarnsubmit.bench.yarn;

import io.yarnsubmit.bench.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.security.AMRMTokenIdentifier;
import org.apache.hadoop.yarn.util.Records;

/**
 * The least that an application can do to get containers, and so what the ResourceManager can grant at best: an unmanaged
 * ApplicationMaster in this JVM asks for all at once, then sends a heartbeat each 100 ms and only counts.
 */
public final class BareApplication implements AutoCloseable {
    private static final Duration BEAT = Duration.ofMillis(100);
    private static final Duration ACCEPTED_WITHIN = Duration.ofSeconds(60);

    private final AMRMClient<ContainerRequest> client;
    private final SimulatedCluster cluster;
    private final ApplicationId id;

    private BareApplication(AMRMClient<ContainerRequest> client, SimulatedCluster cluster, ApplicationId id) {
        this.client = client;
        this.cluster = cluster;
        this.id = id;
    }

    static BareApplication register(Configuration conf, SimulatedCluster cluster) throws YarnException, IOException {
        try (YarnClient submitter = YarnClient.createYarnClient()) {
            submitter.init(conf);
            submitter.start();
            ApplicationId id = submit(submitter);
            UserGroupInformation user = UserGroupInformation.createRemoteUser("bare-" + id);
            user.addToken(amToken(submitter, id));
            AMRMClient<ContainerRequest> client =
                    user.doAs((java.security.PrivilegedExceptionAction<AMRMClient<ContainerRequest>>) () -> {
                        AMRMClient<ContainerRequest> made = AMRMClient.createAMRMClient();
                        made.init(conf);
                        made.start();
                        made.registerApplicationMaster("127.0.0.1", 0, "");
                        return made;
                    });
            return new BareApplication(client, cluster, id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static ApplicationId submit(YarnClient submitter) throws YarnException, IOException {
        ApplicationSubmissionContext context = submitter.createApplication().getApplicationSubmissionContext();
        context.setApplicationName("bare");
        context.setUnmanagedAM(true);
        context.setMaxAppAttempts(1);
        context.setAMContainerSpec(Records.newRecord(org.apache.hadoop.yarn.api.records.ContainerLaunchContext.class));
        context.setResource(Resource.newInstance(64, 1));
        return submitter.submitApplication(context);
    }

    private static Token<AMRMTokenIdentifier> amToken(YarnClient submitter, ApplicationId id)
            throws YarnException, IOException {
        long end = System.nanoTime() + ACCEPTED_WITHIN.toNanos();
        Token<AMRMTokenIdentifier> token = submitter.getAMRMToken(id);
        while (token == null) {
            if (System.nanoTime() > end) {
                throw new IOException(id + " was not accepted within " + ACCEPTED_WITHIN.toSeconds() + " s");
            }
            Waiting.pause(Duration.ofMillis(20));
            token = submitter.getAMRMToken(id);
        }
        return token;
    }

    /** Gets so many containers, as the ResourceManager counts it, and gives them back. */
    public BareResult run(int wanted, int memoryMib, Duration atMost) throws IOException {
        try {
            long start = System.nanoTime();
            List<Container> containers = get(wanted, memoryMib, start + atMost.toNanos());
            Duration granted = cluster.count(id.toString()).granted().until(wanted, start);
            Duration givenBack = giveBack(containers, atMost);
            return new BareResult(granted, givenBack);
        } catch (YarnException e) {
            throw new IOException("the ResourceManager refused a heartbeat", e);
        }
    }

    private List<Container> get(int wanted, int memoryMib, long end) throws YarnException, IOException {
        for (int i = 0; i < wanted; i++) {
            client.addContainerRequest(ContainerRequest.newBuilder()
                    .capability(Resource.newInstance(memoryMib, 1))
                    .priority(Priority.newInstance(0))
                    .allocationRequestId(1)
                    .relaxLocality(true)
                    .build());
        }
        List<Container> containers = new ArrayList<>(wanted);
        while (true) {
            containers.addAll(client.allocate(0).getAllocatedContainers());
            if (containers.size() >= wanted) {
                return containers;
            }
            if (System.nanoTime() > end) {
                throw new IOException("the ResourceManager granted only " + containers.size() + " of " + wanted);
            }
            Waiting.pause(BEAT);
        }
    }

    /** Until the ResourceManager has said of each of them that it has completed. */
    private Duration giveBack(List<Container> containers, Duration atMost) throws YarnException, IOException {
        long start = System.nanoTime();
        containers.forEach(container -> client.releaseAssignedContainer(container.getId()));
        int completed = 0;
        while (completed < containers.size()) {
            AllocateResponse response = client.allocate(0);
            completed += response.getCompletedContainersStatuses().size();
            if (System.nanoTime() - start > atMost.toNanos()) {
                throw new IOException(completed + " of " + containers.size() + " released containers have completed");
            }
            Waiting.pause(BEAT);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() throws IOException {
        try {
            client.unregisterApplicationMaster(FinalApplicationStatus.SUCCEEDED, "", "");
        } catch (YarnException e) {
            throw new IOException("the bare application could not be ended", e);
        } finally {
            client.stop();
        }
    }

    /**
     * @param granted from the request to the last grant
     * @param givenBack from the release to the last completion
     */
    public record BareResult(Duration granted, Duration givenBack) {}
}
