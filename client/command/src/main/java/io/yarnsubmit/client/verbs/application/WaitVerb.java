package io.yarnsubmit.client.verbs.application;

import io.yarnsubmit.client.verbs.VerbAction;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.config.ConfigType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for an application's end, and exits as it did. Asks the ResourceManager alone, so it works for anybody. */
final class WaitVerb implements VerbAction {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(3);

    @Override
    public int run(VerbRun run) throws InterruptedException {
        Optional<Duration> limit = run.arguments().value("timeout", ConfigType.POSITIVE_DURATION);
        ApplicationFacts facts = run.application();
        long start = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (!facts.isOver()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (limit.isPresent() && waited.compareTo(limit.get()) >= 0) {
                run.console()
                        .say(facts.id() + " is still " + facts.state() + " after "
                                + limit.get().toSeconds() + " s. It runs on; 'yarn-submit why " + facts.id()
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
