package io.yarnsubmit.client;

/**
 * Hears what becomes of an application. Calls come from the threads that follow it, one at a time for each kind; they must
 * not block, and what they throw is lost.
 */
public interface ApplicationListener {
    /** It has another state now. */
    default void onState(LaunchedApplication application, ApplicationState state) {}

    /** What the command would have said on its console, such as a warning or the reason of a failure. */
    default void onMessage(String line) {}
}
