package io.yarnsubmit.client.options;

import java.util.function.Consumer;

/** What a verb that submits finds wrong with its command line, so that it is told with all other problems. */
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
