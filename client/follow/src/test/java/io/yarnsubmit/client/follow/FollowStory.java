package io.yarnsubmit.client.follow;

import io.yarnsubmit.client.follow.ApplicationView.State;
import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * A story that chance tells: an application that is accepted, runs, is tried again, ends or does not, and a client that is told
 * of it in an order that can happen, with connections that break and answers that come late.
 */
final class FollowStory {
    private static final Duration STEP = Duration.ofMillis(100);

    private final Random random;
    private final Role role;
    private final FollowLimits limits;
    private final List<String> trace = new ArrayList<>();
    private final List<FollowAction> all = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private State state = State.SUBMITTED;
    private int attempt = 1;
    private boolean registered;
    private boolean dialled;
    private boolean answered;
    private boolean driverRuns;
    private boolean whyAsked;
    private boolean leftAsked;
    private boolean outcomeSaid;

    FollowStory(long seed) {
        random = new Random(seed);
        role = Role.values()[random.nextInt(3)];
        driverRuns = role == Role.HOST;
        boolean limited = role != Role.VISITOR && random.nextInt(3) == 0;
        limits = new FollowLimits(limited ? Duration.ofSeconds(20) : null, null);
    }

    /** A core for this story. */
    FollowCore core() {
        return new FollowCore("application_1_0001", role, limits);
    }

    Role role() {
        return role;
    }

    String trace() {
        return String.join("\n", trace);
    }

    List<FollowAction> actions() {
        return all;
    }

    Instant now() {
        return now;
    }

    boolean isFinished() {
        return all.stream().anyMatch(FollowAction.Finish.class::isInstance);
    }

    /** An event, and what has to follow from it. */
    record Event(String name, BiFunction<FollowCore, Instant, List<FollowAction>> told) {}

    /** What happens next. */
    Event next() {
        now = now.plus(STEP.multipliedBy(1 + random.nextInt(random.nextInt(20) == 0 ? 300 : 10)));
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> report();
            case 5, 6 -> dialled ? status() : tick();
            case 7 -> dialled ? broken() : tick();
            case 8 -> answered && random.nextInt(4) == 0 ? outcome() : tick();
            case 9 -> driverRuns && random.nextInt(3) == 0 ? driverEnded() : tick();
            case 10 -> random.nextInt(6) == 0 ? stop() : tick();
            case 11, 12 -> whyAsked ? why() : tick();
            case 13, 14 -> leftAsked ? left() : tick();
            default -> tick();
        };
    }

    /** What came of it. */
    void took(Event event, List<FollowAction> actions) {
        trace.add(Duration.between(Instant.EPOCH, now).toMillis() + " ms " + event.name() + " -> " + actions);
        all.addAll(actions);
        for (FollowAction action : actions) {
            if (action instanceof FollowAction.Attach) {
                dialled = true;
                answered = false;
                // It is the last that a connection brings.
                outcomeSaid = false;
            }
            whyAsked |= action instanceof FollowAction.AskWhy;
            leftAsked |= action instanceof FollowAction.ReadLeftOutcome;
        }
    }

    private Event tick() {
        return new Event("tick", FollowCore::onTick);
    }

    private Event report() {
        if (!state.isFinal()) {
            advance();
        }
        Optional<AmAddress> address =
                registered ? Optional.of(new AmAddress("node" + attempt, 4711, attempt)) : Optional.empty();
        ApplicationView view = new ApplicationView(state, address, attempt, random.nextBoolean() ? "" : "said");
        return new Event("report " + view, (core, time) -> core.onReport(view, time));
    }

    private void advance() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> state = state == State.SUBMITTED ? State.ACCEPTED : state;
            case 3, 4, 5 -> {
                if (state != State.SUBMITTED) {
                    state = State.RUNNING;
                    registered = true;
                }
            }
            case 6 -> {
                if (state == State.RUNNING && attempt < 3) {
                    attempt++;
                    state = State.ACCEPTED;
                    registered = false;
                }
            }
            case 7 -> {
                if (random.nextInt(3) == 0) {
                    State[] ends = {State.SUCCEEDED, State.FAILED, State.KILLED};
                    state = ends[random.nextInt(3)];
                }
            }
            default -> {
                // Nothing has changed.
            }
        }
    }

    private Event status() {
        if (outcomeSaid) {
            return tick();
        }
        answered = true;
        return new Event("status", (core, time) -> core.onStatus(ApplicationStatus.getDefaultInstance()));
    }

    private Event broken() {
        dialled = false;
        answered = false;
        return new Event("broken", FollowCore::onBroken);
    }

    private Event outcome() {
        if (outcomeSaid) {
            return tick();
        }
        outcomeSaid = true;
        Outcome.Builder said =
                Outcome.newBuilder().setExitCode(random.nextInt(5)).setDiagnostics("told");
        if (role != Role.HOST && random.nextInt(3) == 0) {
            said.setNextAttempt(attempt + 1).setMostAttempts(3);
        }
        return new Event("outcome " + said, (core, time) -> core.onOutcome(said.build(), time));
    }

    private Event driverEnded() {
        driverRuns = false;
        int exit = random.nextInt(5);
        return new Event("driver ended " + exit, (core, time) -> core.onDriverEnded(exit, null, time));
    }

    private Event stop() {
        StopSignal signal = StopSignal.values()[random.nextInt(StopSignal.values().length)];
        return new Event("stop " + signal, (core, time) -> core.onStop(signal, time));
    }

    private Event why() {
        whyAsked = false;
        Optional<WaitingCause> found = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new WaitingCause("code" + random.nextInt(2), "gist", "text"));
        return new Event("why " + found, (core, time) -> core.onWhy(found, time));
    }

    private Event left() {
        leftAsked = false;
        Optional<Outcome> found = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(Outcome.newBuilder().setExitCode(9).build());
        return new Event("left " + found, (core, time) -> core.onLeftOutcome(found));
    }
}
