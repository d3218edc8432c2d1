package io.yarnsubmit.client.yarn.logs;

import java.util.Set;

/**
 * Which logs are wanted. By default the driver's and the ApplicationMaster's standard error; if the driver did not run on the
 * cluster, all logs.
 */
public record LogSelection(boolean driver, boolean am, Set<Integer> executors, boolean failed, boolean all) {

    boolean isDefault() {
        return !driver && !am && executors.isEmpty() && !failed && !all;
    }

    /** Whether it includes executors that come later. */
    boolean isOpen(boolean driverOnCluster) {
        return all || failed || isDefault() && !driverOnCluster;
    }
}
