package io.yarnsubmit.appmaster.yarn;

import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** What a ResourceManager's refusal of asks means. */
final class Refusals {
    private static final String NO_PLACEMENT = "cannot handle placement constraints";

    private Refusals() {}

    static String explain(YarnException refusal) {
        String message = String.valueOf(refusal.getMessage());
        if (message.contains(NO_PLACEMENT)) {
            return message.contains(YarnConfiguration.RM_PLACEMENT_CONSTRAINTS_HANDLER)
                    ? "the cluster has placement constraints switched off ("
                            + YarnConfiguration.RM_PLACEMENT_CONSTRAINTS_HANDLER
                            + " of its ResourceManager): drop yarnsubmit.executor.placement, or have it set to 'scheduler'"
                    : "the cluster's scheduler knows no placement constraints, only the capacity scheduler does: drop"
                            + " yarnsubmit.executor.placement";
        }
        return message;
    }
}
