package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Waits a while for the logs of an application that has just ended to be brought together. */
final class AggregationWait {
    private static final Set<String> UNDER_WAY = Set.of("NOT_START", "RUNNING", "RUNNING_WITH_FAILURE");
    private static final Duration MOST = Duration.ofSeconds(60);
    /** NodeManagers that have said nothing so long after the end will not: a ResourceManager forgets what they said. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    private static final long PAUSE_MILLIS = 500;

    private AggregationWait() {}

    /** Whether logs may still come, by YARN's status and the time. */
    static boolean isUnderWay(ApplicationFacts facts) {
        Instant now = Instant.now();
        return facts.logAggregation().map(UNDER_WAY::contains).orElse(false)
                && facts.finished().map(end -> end.plus(RECENT).isAfter(now)).orElse(true);
    }

    /**
     * Returns when it is done, or a minute has passed, which is said.
     *
     * @return as things are then
     */
    static ApplicationFacts await(VerbRun run, ApplicationFacts first) throws InterruptedException {
        ApplicationFacts facts = first;
        long end = System.nanoTime() + MOST.toNanos();
        while (isUnderWay(facts)) {
            if (System.nanoTime() > end) {
                run.console()
                        .say("the logs of " + facts.id() + " are not all aggregated after " + MOST.toSeconds()
                                + " s; some may be missing here");
                return facts;
            }
            run.console().showPassing("waiting for the logs of " + facts.id() + " to be aggregated");
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            facts = run.applications().facts(facts.id());
        }
        return facts;
    }
}
