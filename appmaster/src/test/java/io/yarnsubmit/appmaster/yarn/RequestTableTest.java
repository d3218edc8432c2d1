package io.yarnsubmit.appmaster.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.junit.jupiter.api.Test;

class RequestTableTest {
    private final AMRMClient<ContainerRequest> client = AMRMClient.createAMRMClient();
    private final RequestTable table = new RequestTable(
            client,
            1,
            () -> ContainerRequest.newBuilder()
                    .capability(Resource.newInstance(64, 1))
                    .priority(Priority.newInstance(0))
                    .allocationRequestId(1)
                    .build());

    @Test
    void keepsGrantedAsksUntilNoneIsLeft() {
        table.ask(5);
        table.settle(2);
        assertThat(inClient()).isEqualTo(5);
        assertThat(table.difference(3)).isEmpty();

        table.settle(3);
        assertThat(inClient()).isZero();
        assertThat(table.isOutstanding()).isFalse();
    }

    @Test
    void dropsGrantedAsksWithAChangeThatHasToBeSaid() {
        table.ask(5);
        table.settle(2);
        table.ask(1);
        assertThat(inClient()).isEqualTo(4);

        table.settle(1);
        table.withdraw(1);
        assertThat(inClient()).isEqualTo(2);
        assertThat(table.difference(2)).isEmpty();
    }

    @Test
    void dropsGrantedAsksWhenTheResourceManagerIsANewOne() {
        table.ask(5);
        table.settle(2);
        table.resynced();

        assertThat(inClient()).isEqualTo(3);
        assertThat(table.difference(3)).isEmpty();
    }

    @Test
    void tellsWhetherThereIsSomethingToSay() {
        assertThat(table.takeChanged()).isFalse();
        table.ask(1);
        assertThat(table.takeChanged()).isTrue();
        assertThat(table.takeChanged()).isFalse();
        table.withdraw(1);
        assertThat(table.takeChanged()).isTrue();
    }

    @Test
    void noticesWhenTheCountsDiffer() {
        table.ask(2);

        assertThat(table.difference(3))
                .hasValueSatisfying(words -> assertThat(words).contains("waits for 3 containers, 2 are asked for"));
    }

    private int inClient() {
        return client.getMatchingRequests(1).size();
    }
}
