package io.yarnsubmit.tokens;

import static java.util.Objects.requireNonNull;

import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.tokens.RenewalAction.Fetch;
import io.yarnsubmit.tokens.RenewalAction.TellFailed;
import io.yarnsubmit.tokens.RenewalAction.TellRenewed;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Replaces an application's tokens, on a thread of its own, until it is closed. */
public final class TokenRenewal implements AutoCloseable {
    // Waits in short steps, because a machine that sleeps stops the clock of waiting threads.
    private static final Duration LONGEST_STEP = Duration.ofSeconds(15);

    private final Source source;
    private final Listener listener;
    private final RenewalCore core;
    private final CountDownLatch closed = new CountDownLatch(1);
    // Used by the renewal's thread alone.
    private @Nullable NewTokens latest;

    /** Gets tokens. Called by one thread. */
    public interface Source {
        NewTokens fetch() throws Exception;
    }

    /** Hears what came of it, on the thread of the renewal. */
    public interface Listener {
        /** There are new tokens. If they are not complete, {@link #failed} follows. */
        void renewed(NewTokens tokens);

        /** @param end when the first of the present tokens ends, or has ended */
        void failed(String reason, Instant next, Optional<Instant> end);
    }

    private TokenRenewal(Source source, Listener listener, Optional<Instant> end) {
        this.source = source;
        this.listener = listener;
        core = new RenewalCore(Instant.now(), end);
    }

    /**
     * Begins.
     *
     * @param end when the first of the present tokens ends
     * @param onDefect is told what its thread does not catch
     */
    public static TokenRenewal start(
            Source source, Listener listener, Optional<Instant> end, UncaughtExceptionHandler onDefect) {
        TokenRenewal renewal = new TokenRenewal(source, listener, end);
        OwnThreads.start("token-renewal", onDefect, renewal::run);
        return renewal;
    }

    private void run() {
        try {
            do {
                Deque<RenewalAction> actions = new ArrayDeque<>(core.timePassed(Instant.now()));
                while (!actions.isEmpty() && closed.getCount() > 0) {
                    carryOut(actions.removeFirst(), actions);
                }
            } while (!closed.await(step().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration step() {
        Duration left = Duration.between(Instant.now(), core.next());
        return left.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : left.isNegative() ? Duration.ZERO : left;
    }

    private void carryOut(RenewalAction action, Deque<RenewalAction> later) throws InterruptedException {
        if (action instanceof Fetch) {
            later.addAll(fetch());
        } else if (action instanceof TellRenewed) {
            listener.renewed(requireNonNull(latest, "nothing was fetched"));
        } else if (action instanceof TellFailed told) {
            listener.failed(told.reason(), told.next(), told.end());
        }
    }

    private List<RenewalAction> fetch() throws InterruptedException {
        try {
            NewTokens tokens = source.fetch();
            latest = tokens;
            return core.fetched(Instant.now(), tokens.end(), tokens.missing());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            return core.failed(Instant.now(), reason(e));
        }
    }

    private static String reason(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank()
                ? thrown.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("");
    }

    /** Ends the thread, which may still be waiting for a service. */
    @Override
    public void close() {
        closed.countDown();
    }
}
