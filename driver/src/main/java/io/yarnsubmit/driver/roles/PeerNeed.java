package io.yarnsubmit.driver.roles;

import java.util.OptionalInt;

/**
 * What an instance has to know before it starts: the ports of others.
 *
 * @param index of the one whose ports it has to know; empty for all of the role
 */
public record PeerNeed(String role, OptionalInt index) {
    /** One instance. */
    public static PeerNeed one(String role, int index) {
        return new PeerNeed(role, OptionalInt.of(index));
    }

    /** All instances. */
    public static PeerNeed all(String role) {
        return new PeerNeed(role, OptionalInt.empty());
    }

    @Override
    public String toString() {
        return index.isPresent() ? role + "/" + index.getAsInt() : role;
    }
}
