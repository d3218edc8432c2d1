package io.yarnsubmit.client.console;

/**
 * Where a run's words and the driver's output go: the console of the command, or the program that uses this as a library.
 * Thread-safe.
 */
public interface RunOutput {
    /** What goes on now. Said again only when it differs from the last. */
    default void show(String status) {
        show(status, status);
    }

    /**
     * What goes on now, with details that are too small for a line of their own.
     *
     * @param gist the status without them
     */
    void show(String status, String gist);

    /** What goes on now, as a line that fits where it is shown. */
    default void show(StatusLine status) {
        show(status.plain(), status.gist());
    }

    /** What goes on now, for eyes only. */
    void showPassing(String status);

    /** A line that stays. */
    void say(String line);

    /** A line that stays, also for those who want no others: something went wrong. */
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

    /** The driver process writes beside this from now on. */
    void giveUpLiveLine();
}
