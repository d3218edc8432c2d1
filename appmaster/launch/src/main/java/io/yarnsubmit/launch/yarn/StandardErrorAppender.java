package io.yarnsubmit.launch.yarn;

import java.io.PrintStream;

/** For the command, whose standard error is for people. */
public final class StandardErrorAppender extends LineAppender {
    public StandardErrorAppender() {
        super("HH:mm:ss,SSS", false);
    }

    @Override
    protected PrintStream out() {
        return System.err;
    }
}
