package io.yarnsubmit.client.verbs.application;

import io.yarnsubmit.client.options.VerbOption;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.config.ConfigType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for an application's end, and exits as it did. Asks only the ResourceManager, so any user can do it. */
public final class WaitVerb implements Verb {
    private static final VerbOption<Optional<Duration>> TIMEOUT = VerbOption.value(
            "timeout",
            "TIME",
            ConfigType.POSITIVE_DURATION,
            "give up after this time, with exit status 124: 90s, 10min, 2h");

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(3);

    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("wait", "Waits until an application has ended, and exits as it did")
                .words("APP", 1)
                .examples("wait $ID --timeout 2h")
                .options(TIMEOUT)
                .build();
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        Optional<Duration> limit = run.arguments().get(TIMEOUT);
        ApplicationFacts facts = run.application();
        long start = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (!facts.isOver()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (limit.isPresent() && waited.compareTo(limit.get()) >= 0) {
                run.console()
                        .say(facts.id() + " is still " + facts.state() + " after "
                                + limit.get().toSeconds() + " s. It continues; 'yarn-submit why " + facts.id()
                                + "' tells what it is doing.");
                return ExitCode.TIMED_OUT;
            }
            run.console().show("waiting for " + facts.id() + ", " + facts.state());
            Duration next = pause;
            TimeUnit.NANOSECONDS.sleep(limit.map(most -> shorter(next, most.minus(waited)))
                    .orElse(next)
                    .toNanos());
            pause = shorter(pause.multipliedBy(2), LAST_PAUSE);
            facts = run.applications().facts(facts.id());
        }
        tell(run, facts);
        return facts.exitCode().orElse(ExitCode.APPLICATION_FAILED);
    }

    private static void tell(VerbRun run, ApplicationFacts facts) {
        if (run.json()) {
            run.print(ApplicationJson.of(facts));
        } else {
            run.console().say(facts.id() + ": " + facts.ending());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
