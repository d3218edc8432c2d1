package io.yarnsubmit.client.verbs;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.options.VerbSyntax;

/** A verb of the command: how it is typed, and what it does. */
public interface Verb {
    VerbSyntax syntax();

    /**
     * Whether it ends when nobody reads its answer any more, as other commands do. Not one that changes something: what it has
     * begun it carries out.
     */
    default boolean endsWithItsReader() {
        return true;
    }

    /**
     * Carries it out.
     *
     * @return the exit status
     * @throws YarnSubmitException for the user to read; the exit status is 125 then
     */
    int run(VerbRun run) throws InterruptedException;
}
