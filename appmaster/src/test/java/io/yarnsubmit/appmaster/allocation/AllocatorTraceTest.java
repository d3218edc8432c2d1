package io.yarnsubmit.appmaster.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A whole life as text: a start, a crash, a machine that leaves, one that dies, fewer executors, the end. */
class AllocatorTraceTest {
    private final AllocatorStory story = AllocatorStory.of(2);
    private final StringBuilder trace = new StringBuilder("\n");

    private void tell(String event, List<AllocatorAction> actions) {
        String did = actions.stream().map(AllocatorTraceTest::words).collect(Collectors.joining(", "));
        long seconds = Duration.between(Instant.EPOCH, story.now).toSeconds();
        trace.append(String.format("%4d s  %-28s %s%n", seconds, event, did.isEmpty() ? "-" : did));
    }

    private static String words(AllocatorAction action) {
        if (action instanceof AllocatorAction.Ask ask) {
            return "ask " + ask.count();
        } else if (action instanceof AllocatorAction.Withdraw withdraw) {
            return "withdraw " + withdraw.count();
        } else if (action instanceof AllocatorAction.Settle) {
            return "settle";
        } else if (action instanceof AllocatorAction.Launch launch) {
            return "launch " + launch.executorId() + " in " + launch.grant().container();
        } else if (action instanceof AllocatorAction.Release release) {
            return "release " + release.container();
        } else if (action instanceof AllocatorAction.Stop stop) {
            return "stop " + stop.container();
        } else if (action instanceof AllocatorAction.TellStarted started) {
            return "started " + started.executorId();
        } else if (action instanceof AllocatorAction.TellLost lost) {
            String name = lost.lossClass().name().substring("LOSS_CLASS_".length());
            return "lost " + lost.executorId() + " " + name.toLowerCase(Locale.ROOT) + " (" + lost.message() + ")";
        } else if (action instanceof AllocatorAction.AskDrain drain) {
            return "drain " + drain.count() + " of " + drain.candidates() + " within "
                    + drain.within().toSeconds() + " s";
        }
        return action.toString();
    }

    private List<AllocatorAction> comesUp(int executor, int number) {
        List<AllocatorAction> actions = new ArrayList<>(story.core.startAccepted("c" + number, story.now));
        actions.addAll(story.registered(executor, number));
        return actions;
    }

    @Test
    void ofATypicalLife() {
        tell("begin", story.begin());
        story.pass(Duration.ofSeconds(1));
        tell("c1 granted", story.granted(1));
        story.pass(Duration.ofSeconds(1));
        tell("hub known", story.hubKnown());
        tell("c2, c3 granted", story.granted(2, 3));
        tell("c1 started", story.core.startAccepted("c1", story.now));
        tell("c3 started", story.core.startAccepted("c3", story.now));
        story.pass(Duration.ofSeconds(2));
        tell("1 registered", story.registered(1, 1));
        tell("2 registered", story.registered(2, 3));
        story.pass(Duration.ofSeconds(90));
        tell("c1 exits with 3", story.completed(1, 3));
        tell("c4 granted", story.granted(4));
        tell("h3 leaves in 40 s", story.machine("h3", Machine.State.DECOMMISSIONING, Duration.ofSeconds(40)));
        tell("3 comes up", comesUp(3, 4));
        tell("deadline", story.tickAfter(Duration.ofSeconds(30)));
        tell("c3 completed", story.completed(3, -105));
        tell("c5 granted", story.granted(5));
        tell("4 comes up", comesUp(4, 5));
        story.pass(Duration.ofSeconds(60));
        tell("h4 is gone", story.gone("h4"));
        tell("the driver wants 1", story.wants(1, 1));
        tell("c4 completed", story.completed(4, -100));
        tell("the application ends", story.core.end(story.now));
        tell("stop all", story.core.stopAll("over", story.now));
        tell("c5 completed", story.completed(5, -105));
        assertThat(trace.toString()).isEqualToNormalizingNewlines("""

                   0 s  begin                        ask 2
                   1 s  c1 granted                   settle
                   2 s  hub known                    launch 1 in c1
                   2 s  c2, c3 granted               settle, release c2, launch 2 in c3
                   2 s  c1 started                   started 1
                   2 s  c3 started                   started 2
                   4 s  1 registered                 -
                   4 s  2 registered                 -
                  94 s  c1 exits with 3              lost 1 program (exited with 3: does a task call System.exit?), ask 1
                  94 s  c4 granted                   settle, launch 3 in c4
                  94 s  h3 leaves in 40 s            drain 1 of [2] within 30 s
                  94 s  3 comes up                   started 3
                 124 s  deadline                     stop c3
                 124 s  c3 completed                 lost 2 node (its machine h3 is being decommissioned), ask 1
                 124 s  c5 granted                   settle, launch 4 in c5
                 124 s  4 comes up                   started 4
                 184 s  h4 is gone                   lost 3 node (its machine h4 is gone: lost, found unhealthy, or taken out of service)
                 184 s  the driver wants 1           -
                 184 s  c4 completed                 -
                 184 s  the application ends         -
                 184 s  stop all                     stop c5
                 184 s  c5 completed                 lost 4 ours (over)
                """);
    }
}
