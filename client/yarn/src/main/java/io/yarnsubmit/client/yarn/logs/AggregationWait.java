package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.applications.Applications;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Waits a while until the logs of an application that has just ended are aggregated. */
final class AggregationWait {
    private static final Set<String> UNDER_WAY = Set.of("NOT_START", "RUNNING", "RUNNING_WITH_FAILURE");
    private static final Duration MOST = Duration.ofSeconds(60);
    /** NodeManagers that have not reported this long after the end will not report: a ResourceManager forgets such reports. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    private static final long PAUSE_MILLIS = 500;

    private final Applications applications;
    private final Console console;

    AggregationWait(Applications applications, Console console) {
        this.applications = applications;
        this.console = console;
    }

    /** Whether logs may still come, by YARN's status and the time. */
    static boolean isUnderWay(ApplicationFacts facts) {
        Instant now = Instant.now();
        return facts.logAggregation().map(UNDER_WAY::contains).orElse(false)
                && facts.finished().map(end -> end.plus(RECENT).isAfter(now)).orElse(true);
    }

    /**
     * Returns when it is done, or after a minute, with a message.
     *
     * @return the facts at that time
     */
    ApplicationFacts await(ApplicationFacts first) throws InterruptedException {
        ApplicationFacts facts = first;
        long end = System.nanoTime() + MOST.toNanos();
        while (isUnderWay(facts)) {
            if (System.nanoTime() > end) {
                console.say("the logs of " + facts.id() + " are not all aggregated after " + MOST.toSeconds()
                        + " s; some may be missing here");
                return facts;
            }
            console.showPassing("waiting for the logs of " + facts.id() + " to be aggregated");
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            facts = applications.facts(facts.id());
        }
        return facts;
    }
}
