package io.yarnsubmit.client.yarn.logs;

import java.util.Set;

/**
 * Which logs are wanted. By default the driver's and the ApplicationMaster's standard error; if the driver did not run on the
 * cluster, all logs.
 *
 * @param roles names of roles, and of instances such as {@code trainer/2}
 */
public record LogSelection(
        boolean driver, boolean am, Set<Integer> executors, Set<String> roles, boolean failed, boolean all) {

    boolean isDefault() {
        return !driver && !am && executors.isEmpty() && roles.isEmpty() && !failed && !all;
    }

    /** Whether an instance is wanted by its name or by its role's. */
    boolean hasInstance(String instance) {
        return roles.contains(instance) || roles.contains(roleOf(instance));
    }

    static String roleOf(String instance) {
        int slash = instance.indexOf('/');
        return slash < 0 ? instance : instance.substring(0, slash);
    }

    /** Whether it includes executors that come later. */
    boolean isOpen(boolean driverOnCluster) {
        return all || failed || !roles.isEmpty() || isDefault() && !driverOnCluster;
    }

    /** Whether it includes several processes, or may later. */
    boolean isOfSeveral(boolean driverOnCluster) {
        return all || failed || roles.stream().anyMatch(role -> !role.contains("/")) || isDefault() && !driverOnCluster;
    }
}
