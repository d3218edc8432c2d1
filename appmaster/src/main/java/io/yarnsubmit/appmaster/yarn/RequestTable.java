package io.yarnsubmit.appmaster.yarn;

import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;

/**
 * The asks of one group in the client's table. Touched on the heartbeat's thread alone.
 *
 * <p>Every change of the table sends the group's ask to the ResourceManager as an absolute number. When some of the asks
 * are granted, the ResourceManager has counted them off already; sending the rest anew would cross further grants on their
 * way and bring as many containers too much. So granted asks leave the table only when none is left, or together with a
 * change that has to be sent.
 */
final class RequestTable {
    private final AMRMClient<ContainerRequest> client;
    private final ContainerRequest request;
    private int inTable;
    private int granted;

    RequestTable(AMRMClient<ContainerRequest> client, ContainerRequest request) {
        this.client = client;
        this.request = request;
    }

    void ask(int count) {
        dropGranted();
        for (int i = 0; i < count; i++) {
            client.addContainerRequest(request);
        }
        inTable += count;
    }

    void withdraw(int count) {
        dropGranted();
        remove(count);
    }

    void settle(int count) {
        granted += count;
        if (granted == inTable) {
            dropGranted();
        }
    }

    boolean isOutstanding() {
        return inTable > granted;
    }

    private void dropGranted() {
        remove(granted);
        granted = 0;
    }

    private void remove(int count) {
        for (int i = 0; i < count; i++) {
            client.removeContainerRequest(request);
        }
        inTable -= count;
    }
}
