package io.yarnsubmit.client.yarn.logs;

import java.util.Set;

/**
 * Whose logs are wanted. None of them named: the driver's, and what the ApplicationMaster complains of; where the driver did
 * not run on the cluster, everybody's.
 */
public record LogSelection(boolean driver, boolean am, Set<Integer> executors, boolean failed, boolean all) {

    boolean isDefault() {
        return !driver && !am && executors.isEmpty() && !failed && !all;
    }

    /** Whether executors that come later may belong to it. */
    boolean isOpen(boolean driverOnCluster) {
        return all || failed || isDefault() && !driverOnCluster;
    }
}
