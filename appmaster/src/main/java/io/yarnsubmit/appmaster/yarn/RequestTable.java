package io.yarnsubmit.appmaster.yarn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;

/**
 * The asks of one group in the client's table.
 *
 * <p>Every change of the table sends the group's ask to the ResourceManager as an absolute number. When some of the asks
 * are granted, the ResourceManager has subtracted them already; sending the rest again would cross further grants on their
 * way and bring that many surplus containers. So granted asks leave the table only when none is left, or together with a
 * change that has to be sent.
 */
final class RequestTable implements Asks {
    private final AMRMClient<ContainerRequest> client;
    private final long requestId;
    private final Supplier<ContainerRequest> requests;
    // One object for each ask, so that the client's own count can be compared.
    private final Deque<ContainerRequest> inTable = new ArrayDeque<>();
    private int granted;
    private boolean changed;

    RequestTable(AMRMClient<ContainerRequest> client, long requestId, Supplier<ContainerRequest> requests) {
        this.client = client;
        this.requestId = requestId;
        this.requests = requests;
    }

    @Override
    public void ask(int count) {
        dropGranted();
        for (int i = 0; i < count; i++) {
            ContainerRequest request = requests.get();
            client.addContainerRequest(request);
            inTable.add(request);
        }
        changed = true;
    }

    @Override
    public void withdraw(int count) {
        dropGranted();
        remove(count);
    }

    @Override
    public void settle(int count) {
        granted += count;
        if (granted == inTable.size()) {
            dropGranted();
        }
    }

    @Override
    public boolean isOutstanding() {
        return inTable.size() > granted;
    }

    /** The client has asked again for granted containers: the right number has to follow before there are grants. */
    @Override
    public void resynced() {
        dropGranted();
    }

    @Override
    public Optional<String> difference(int expected) {
        int outstanding = inTable.size() - granted;
        int asked = client.getMatchingRequests(requestId).size();
        return outstanding == expected && asked == inTable.size()
                ? Optional.empty()
                : Optional.of("the allocation waits for " + expected + " containers, " + outstanding
                        + " are asked for; the client holds " + asked + " asks, " + inTable.size()
                        + " were given to it");
    }

    /** A change of its predecessor may have to be sent still. */
    void follows(RequestTable former) {
        changed |= former.takeChanged();
    }

    /** Whether the next heartbeat has a change; called once for each heartbeat. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    private void dropGranted() {
        int count = granted;
        granted = 0;
        remove(count);
    }

    private void remove(int count) {
        for (int i = 0; i < count; i++) {
            client.removeContainerRequest(inTable.remove());
            changed = true;
        }
    }
}
