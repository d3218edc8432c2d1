package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.options.VerbArguments;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose logs are wanted. None of them named: the driver's, and what the ApplicationMaster complains of; where the driver did
 * not run on the cluster, everybody's.
 */
record LogSelection(boolean driver, boolean am, Set<Integer> executors, boolean failed, boolean all) {

    /** @throws YarnSubmitException {@link ErrorCode#BAD_INPUT} */
    static LogSelection of(VerbArguments arguments) {
        Set<Integer> executors = new TreeSet<>();
        for (String id : arguments.values().getOrDefault("executor", List.of())) {
            try {
                executors.add(Integer.parseInt(id));
            } catch (NumberFormatException e) {
                throw new YarnSubmitException(
                        ErrorCode.BAD_INPUT,
                        "--executor '" + id + "' is no executor's id, which is a number: 'yarn-submit executors "
                                + arguments.words().get(0) + "' lists them.",
                        e);
            }
        }
        return new LogSelection(
                arguments.has("driver"), arguments.has("am"), executors, arguments.has("failed"), arguments.has("all"));
    }

    boolean isDefault() {
        return !driver && !am && executors.isEmpty() && !failed && !all;
    }

    /** Whether executors that come later may belong to it. */
    boolean isOpen(boolean driverOnCluster) {
        return all || failed || isDefault() && !driverOnCluster;
    }
}
