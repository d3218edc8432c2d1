package io.yarnsubmit.client.console;

/** Where this process reads from. */
public final class StandardInput {
    private StandardInput() {}

    /** Whether somebody can type into it. */
    public static boolean isTerminal() {
        return Terminal.device("/proc/self/fd/0").isPresent();
    }
}
