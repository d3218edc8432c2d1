package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;

/**
 * Runs several threads so that only one moves at a time, and a seed decides which takes the next step. Between two steps time
 * may pass, from nothing to days; and whoever's turn it is may die.
 */
final class TurnTaker {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private final int deathPermille;
    private final List<Actor> waiting = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final Semaphore back = new Semaphore(0);
    private final ThreadLocal<Actor> self = new ThreadLocal<>();
    private final List<Throwable> failures = new ArrayList<>();
    private Instant now = BEGIN;

    /** One of those who take turns. */
    private static final class Actor {
        private final String name;
        private final Semaphore turn = new Semaphore(0);
        private boolean dead;
        private boolean ended;

        Actor(String name) {
            this.name = name;
        }
    }

    /** What one does. */
    interface Work {
        void run() throws IOException;
    }

    /** One step. */
    interface Step<T> {
        T take() throws IOException;
    }

    /** Who died takes no more steps. */
    static final class Died extends IOException {
        private static final long serialVersionUID = 1;
    }

    TurnTaker(long seed, int deathPermille) {
        this.random = new Random(seed);
        this.deathPermille = deathPermille;
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    List<String> trace() {
        return trace;
    }

    List<Throwable> failures() {
        return failures;
    }

    void add(String name, Work work) {
        Actor actor = new Actor(name);
        Thread thread = new Thread(() -> act(actor, work), name);
        thread.setDaemon(true);
        waiting.add(actor);
        thread.start();
    }

    private void act(Actor actor, Work work) {
        self.set(actor);
        actor.turn.acquireUninterruptibly();
        try {
            work.run();
        } catch (Died e) {
            trace.add(actor.name + " died");
        } catch (IOException | RuntimeException | AssertionError e) {
            failures.add(e);
        }
        actor.ended = true;
        back.release();
    }

    /** Until all have ended. */
    void run() {
        while (!waiting.isEmpty()) {
            Actor next = waiting.get(random.nextInt(waiting.size()));
            next.turn.release();
            back.acquireUninterruptibly();
            if (next.ended) {
                waiting.remove(next);
            }
        }
    }

    /** Waits for the turn, lets some time pass, and takes the step. */
    <T> T step(String what, Step<T> step) throws IOException {
        Actor actor = self.get();
        if (actor == null) {
            return step.take();
        }
        if (actor.dead) {
            throw new Died();
        }
        back.release();
        actor.turn.acquireUninterruptibly();
        if (random.nextInt(1000) < deathPermille) {
            actor.dead = true;
            throw new Died();
        }
        now = now.plus(pause());
        trace.add(now + " " + actor.name + ": " + what);
        return step.take();
    }

    private Duration pause() {
        return switch (random.nextInt(10)) {
            case 0 -> Duration.ofHours(random.nextInt(100));
            case 1, 2, 3 -> Duration.ofMillis(random.nextInt(1000));
            default -> Duration.ZERO;
        };
    }
}
