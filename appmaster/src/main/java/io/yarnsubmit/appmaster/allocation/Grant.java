package io.yarnsubmit.appmaster.allocation;

/**
 * A container that the ResourceManager gave us.
 *
 * @param container its id
 * @param group the group whose asks it answers, by the id of the asks; empty if no group has that id
 * @param host the machine it is on
 * @param logUrl where its log can be read; may have {@link #EXECUTOR} in it
 * @param fits whether it is as large as the group's executors have to be
 * @param guaranteed whether it is a guaranteed container, not an opportunistic one
 */
public record Grant(String container, String group, String host, String logUrl, boolean fits, boolean guaranteed) {
    /** A placeholder in the address of the log for the executor's id, which is not known yet. */
    public static final String EXECUTOR = "{executor}";

    String logUrlOf(int executorId) {
        return logUrl.replace(EXECUTOR, Integer.toString(executorId));
    }
}
