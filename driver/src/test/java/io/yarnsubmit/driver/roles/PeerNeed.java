package io.yarnsubmit.driver.roles;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What an instance has to know before it starts: the ports of others.
 *
 * @param index of the one whose ports it has to know; empty for all of the role
 */
record PeerNeed(String role, OptionalInt index) {
    /** One instance. */
    static PeerNeed one(String role, int index) {
        return new PeerNeed(role, OptionalInt.of(index));
    }

    /** All instances. */
    static PeerNeed all(String role) {
        return new PeerNeed(role, OptionalInt.empty());
    }

    List<InstanceId> in(Map<String, Integer> counts) {
        return index.isPresent()
                ? List.of(new InstanceId(role, index.getAsInt()))
                : IntStream.range(0, counts.getOrDefault(role, 0))
                        .mapToObj(number -> new InstanceId(role, number))
                        .toList();
    }

    @Override
    public String toString() {
        return index.isPresent() ? role + "/" + index.getAsInt() : role;
    }
}
