package io.yarnsubmit.client;

/**
 * Observes an application. Calls come from the threads that follow it, one at a time for each kind. They must not block;
 * exceptions that they throw are ignored.
 */
public interface ApplicationListener {
    /** It has another state now. */
    default void onState(LaunchedApplication application, ApplicationState state) {}

    /** A message that the command would print on its console, such as a warning or the reason of a failure. */
    default void onMessage(String line) {}
}
