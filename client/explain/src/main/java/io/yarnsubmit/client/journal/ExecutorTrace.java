package io.yarnsubmit.client.journal;

import java.net.URI;
import java.util.OptionalInt;

/**
 * What a journal says about one executor.
 *
 * @param container empty if none was started for it
 * @param logUrl of YARN's web page; empty when that is not known
 * @param lossClass in lower case, such as {@code memory}; empty while it runs
 * @param exitStatus of its container, if it has ended with one
 */
public record ExecutorTrace(
        int executorId,
        String group,
        String host,
        String container,
        String logUrl,
        String lossClass,
        OptionalInt exitStatus,
        String message) {

    public boolean isLost() {
        return !lossClass.isEmpty();
    }

    /** Whether it ended for a reason that a user may want to look at, and not because it was told to. */
    public boolean isFailed() {
        return isLost() && !lossClass.equals("ours") && !lossClass.equals("preempted");
    }

    /** {@code host:port} of the web service of its NodeManager; empty when that is not known. */
    public String nodeHttpAddress() {
        try {
            String authority = URI.create(logUrl).getAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    ExecutorTrace lost(String newClass, OptionalInt newExitStatus, String newMessage) {
        return new ExecutorTrace(executorId, group, host, container, logUrl, newClass, newExitStatus, newMessage);
    }
}
