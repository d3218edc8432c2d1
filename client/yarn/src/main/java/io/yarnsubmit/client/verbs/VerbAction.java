package io.yarnsubmit.client.verbs;

import io.yarnsubmit.api.YarnSubmitException;

/** Carries out one verb. */
@FunctionalInterface
public interface VerbAction {
    /**
     * Does it.
     *
     * @return the exit status
     * @throws YarnSubmitException for the user to read; the exit status is 125 then
     */
    int run(VerbRun run) throws InterruptedException;
}
