package io.yarnsubmit.appmaster.yarn;

import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** Explains a ResourceManager's refusal of asks. */
final class Refusals {
    private static final String NO_PLACEMENT = "cannot handle placement constraints";

    private Refusals() {}

    static String explain(YarnException refusal) {
        String message = firstLine(refusal);
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

    /** Exceptions of other processes have their stack trace as part of the message. */
    static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage()).strip();
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end).strip();
    }
}
