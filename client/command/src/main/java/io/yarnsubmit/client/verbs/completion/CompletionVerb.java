package io.yarnsubmit.client.verbs.completion;

import io.yarnsubmit.client.options.Completion;
import io.yarnsubmit.client.verbs.VerbAction;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.protocol.ExitCode;

/** Prints the completion of a shell. */
public final class CompletionVerb implements VerbAction {
    @Override
    public int run(VerbRun run) {
        run.print(Completion.script(run.arguments().words().get(0)).stripTrailing());
        return ExitCode.SUCCESS;
    }
}
