package io.yarnsubmit.client.verbs.completion;

import io.yarnsubmit.client.options.Completion;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.options.Verbs;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.protocol.ExitCode;

/** Prints the completion of a shell. */
public final class CompletionVerb implements Verb {
    private final Verbs verbs;

    /** @param verbs all verbs, this one included */
    public CompletionVerb(Verbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("completion", "Prints the completion of a shell")
                .actions("bash", "zsh", "fish")
                .examples("completion bash > /etc/bash_completion.d/yarn-submit")
                .withoutCluster()
                .build();
    }

    @Override
    public int run(VerbRun run) {
        run.print(Completion.script(run.arguments().words().get(0), verbs).stripTrailing());
        return ExitCode.SUCCESS;
    }
}
