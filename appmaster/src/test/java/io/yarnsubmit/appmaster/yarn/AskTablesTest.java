package io.yarnsubmit.appmaster.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.junit.jupiter.api.Test;

class AskTablesTest {
    private final List<PlacementAsks.Batch> sent = new ArrayList<>();
    private final AskTables tables = new AskTables(InstantSource.system());

    AskTablesTest() {
        AMRMClient<ContainerRequest> client = AMRMClient.createAMRMClient();
        tables.add(
                "plain",
                new RequestTable(
                        client,
                        1,
                        () -> ContainerRequest.newBuilder()
                                .capability(Resource.newInstance(64, 1))
                                .priority(Priority.newInstance(0))
                                .allocationRequestId(1)
                                .build()));
        tables.add("placed", 1, new PlacementAsks(sent::add));
    }

    @Test
    void asksWithAPlacement_waitForAHeartbeatOfTheirOwn() {
        tables.of("placed").ask(2);
        tables.of("plain").ask(1);

        assertThat(tables.flush()).as("something waits").isTrue();
        assertThat(sent).isEmpty();

        assertThat(tables.flush()).isFalse();
        assertThat(sent).hasSize(1);
    }

    @Test
    void grantsAreCountedByTheIdsOfTheirAsks() {
        tables.of("placed").ask(2);
        tables.flush();
        tables.granted(RequestIds.ofBatch(1, 3, 1));
        tables.granted(RequestIds.ofGroup(0));
        tables.of("placed").settle(1);
        sent.clear();
        tables.resynced();
        tables.flush();

        assertThat(sent).containsExactly(new PlacementAsks.Batch(1, 1));
    }

    @Test
    void idsTellGroupAndBatch() {
        long id = RequestIds.ofBatch(7, 65_000, 1_000_000);

        assertThat(id).isPositive();
        assertThat(RequestIds.index(id)).isEqualTo(7);
        assertThat(RequestIds.batch(id)).isEqualTo(1_000_000);
        assertThat(RequestIds.index(RequestIds.ofGroup(7))).isEqualTo(7);
        assertThat(RequestIds.index(0)).isNegative();
    }
}
