package io.yarnsubmit.client.follow;

import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks the ResourceManager for the application's state, on a thread of its own: often while only the ResourceManager knows
 * what happens next, seldom while the ApplicationMaster itself reports. If there is no answer, it asks again.
 */
final class ReportPoller {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final ApplicationPort application;
    private final RunOutput console;
    private final Supplier<Haste> haste;
    private final Thread thread;
    private Consumer<ApplicationView> listener = view -> {};
    private volatile boolean stopped;

    /** How soon an answer is wanted. */
    enum Haste {
        /** For the ApplicationMaster: 50 ms, slowly growing to a second. */
        WAITING(Duration.ofMillis(50)),
        /** The ApplicationMaster reports. */
        ATTACHED(LONGEST_WAIT),
        /** For YARN's confirmation of the end. */
        ENDING(Duration.ofMillis(50));

        private final Duration first;

        Haste(Duration first) {
            this.first = first;
        }
    }

    /** @param onFailure hears of what must not happen, on the thread */
    ReportPoller(
            ApplicationPort application, RunOutput console, Supplier<Haste> haste, UncaughtExceptionHandler onFailure) {
        thread = OwnThreads.unstarted("application-reports", onFailure, this::run);
        this.application = application;
        this.console = console;
        this.haste = haste;
    }

    void start(Consumer<ApplicationView> reports) {
        listener = reports;
        thread.start();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
    }

    private void run() {
        boolean silent = false;
        Haste last = Haste.WAITING;
        Duration wait = last.first;
        while (!stopped) {
            try {
                listener.accept(application.report());
                if (silent) {
                    silent = false;
                    console.say("The ResourceManager answers again");
                }
            } catch (IOException | RuntimeException e) {
                if (!silent && !stopped) {
                    silent = true;
                    console.complain(
                            "The ResourceManager does not answer (" + e.getMessage() + "); asking again until it does");
                }
            }
            Haste now = haste.get();
            wait = now == last ? longer(wait) : now.first;
            last = now;
            if (!sleep(wait)) {
                return;
            }
        }
    }

    private static Duration longer(Duration wait) {
        Duration grown = wait.plus(wait.dividedBy(10));
        return grown.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : grown;
    }

    /** Sleeps in small steps, so that a change of haste is noticed. */
    private boolean sleep(Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        Haste before = haste.get();
        try {
            while (!stopped && System.nanoTime() < end && haste.get() == before) {
                Thread.sleep(Math.min(50, Math.max(1, (end - System.nanoTime()) / 1_000_000)));
            }
            return !stopped;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
