package io.yarnsubmit.driver.roles;

import java.util.Comparator;

/**
 * An instance of a role.
 *
 * @param index from 0; it survives the replacement of an executor
 */
public record InstanceId(String role, int index) implements Comparable<InstanceId> {
    private static final Comparator<InstanceId> ORDER =
            Comparator.comparing(InstanceId::role).thenComparing(InstanceId::index);

    @Override
    public int compareTo(InstanceId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return role + "/" + index;
    }
}
