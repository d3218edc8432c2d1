package io.yarnsubmit.driver.roles.text;

import io.yarnsubmit.protocol.v1.InstanceName;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of an instance. One that has succeeded keeps the host and the ports that it had, because others may still name
 * them.
 *
 * @param executorId -1 if it has none now
 * @param host empty as long as it has none
 * @param ports by name; empty until they are chosen
 * @param state a word for people and programs, as in {@code peers.json}
 */
public record PeerView(
        InstanceName name, int executorId, String host, Map<String, Integer> ports, int generation, String state) {
    public PeerView {
        ports = Map.copyOf(ports);
    }

    int index() {
        return name.getIndex();
    }

    /** Sorted, so that texts are the same for the same ports. */
    Map<String, Integer> sortedPorts() {
        return new TreeMap<>(ports);
    }
}
