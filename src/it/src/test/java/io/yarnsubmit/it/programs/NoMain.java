package io.yarnsubmit.it.programs;

/** Cannot be run. */
public final class NoMain {
    private NoMain() {}
}
