package io.yarnsubmit.client.options;

import java.util.function.Consumer;

/** Finds what is wrong with the command line of a verb that submits, so that it is reported with all other problems. */
@FunctionalInterface
public interface LineCheck {
    /**
     * Checks it.
     *
     * @param arguments without a request
     * @param wordMayBeTaken whether an unknown option may have taken the first word for its value
     * @param problems takes each problem
     */
    void check(VerbArguments arguments, boolean wordMayBeTaken, Consumer<String> problems);
}
