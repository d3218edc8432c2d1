package io.yarnsubmit.client.console;

import java.util.function.UnaryOperator;

/**
 * Where messages about a run and the driver's output go: the console of the command, or the program that uses the library.
 * Thread-safe.
 */
public interface RunOutput {
    /** The current status. It is said again only if it differs from the last. */
    default void show(String status) {
        show(status, status);
    }

    /**
     * The current status, with details that are too small for a line of their own.
     *
     * @param gist the status without them
     */
    void show(String status, String gist);

    /** The current status, as a line that fits where it is shown. */
    default void show(StatusLine status) {
        show(status.plain(), status.gist());
    }

    /** The current status, shown only on a terminal. */
    void showPassing(String status);

    /** A line that stays. */
    void say(String line);

    /** A line about a problem: it stays, and is shown with --quiet too. */
    default void complain(String line) {
        say(line);
    }

    /** A piece of the driver's standard output. Waits for those who read; nothing else here does. */
    void driverOut(byte[] bytes);

    /** A piece of the driver's standard error. Waits for those who read. */
    void driverErr(byte[] bytes);

    /** Nobody will read the driver's standard output any more. */
    default boolean isDriverOutGone() {
        return false;
    }

    /** Nobody will read the driver's standard error any more. */
    default boolean isDriverErrGone() {
        return false;
    }

    /** What is said from now on passes through this; the driver's output does not. */
    void hide(UnaryOperator<String> mask);

    /** The driver process writes beside this from now on. */
    void giveUpLiveLine();
}
