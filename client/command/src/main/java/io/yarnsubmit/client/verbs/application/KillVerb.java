package io.yarnsubmit.client.verbs.application;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.applications.Applications;
import io.yarnsubmit.protocol.ExitCode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Has the ResourceManager kill applications, and waits until it says that they are over. */
public final class KillVerb implements Verb {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final int POLL_MILLIS = 100;

    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("kill", "Ends applications")
                .words("APP...", 1, Integer.MAX_VALUE)
                .examples("kill _0042 _0043")
                .build();
    }

    @Override
    public boolean endsWithItsReader() {
        return false;
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        int exitCode = ExitCode.SUCCESS;
        for (String reference : run.arguments().words()) {
            try {
                kill(run, run.applications().find(reference));
            } catch (YarnSubmitException e) {
                // The others are to be killed all the same.
                run.console().say(String.valueOf(e.getMessage()));
                exitCode = ExitCode.NOT_STARTED;
            }
        }
        return exitCode;
    }

    private static void kill(VerbRun run, ApplicationFacts before) throws InterruptedException {
        Applications applications = run.applications();
        ApplicationFacts facts = before;
        if (!before.isOver()) {
            applications.kill(before.id());
            long end = System.nanoTime() + LONGEST_WAIT.toNanos();
            do {
                facts = applications.facts(before.id());
                TimeUnit.MILLISECONDS.sleep(facts.isOver() ? 0 : POLL_MILLIS);
            } while (!facts.isOver() && System.nanoTime() < end);
        }
        if (facts.isOver()
                && !before.isOver()
                && facts.user().equals(run.cluster().user())) {
            // If its ApplicationMaster had not started, nobody else would remove it.
            applications.removeStaging(facts.id());
        }
        if (run.json()) {
            run.print(new JsonLine()
                    .with("id", facts.id())
                    .with("state", facts.state())
                    .with("wasOver", before.isOver()));
        } else {
            run.console().say(facts.id() + words(before, facts));
        }
    }

    private static String words(ApplicationFacts before, ApplicationFacts now) {
        if (before.isOver()) {
            return " was over already: " + before.outcome();
        }
        return now.isOver() ? ": " + now.outcome() : " is being killed; the ResourceManager has not ended it yet";
    }
}
