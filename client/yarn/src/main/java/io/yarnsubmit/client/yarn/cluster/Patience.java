package io.yarnsubmit.client.yarn.cluster;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.yarn.kerberos.SecurityProblem;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How long a service of the cluster may be away: a ResourceManager that is being restarted, an HDFS in safe mode. A call
 * that fails because of that is repeated until a limit; the user is told once what it waits for and how long. Thread-safe.
 *
 * <p>The calls must be idempotent: a call that was cut off may have arrived.
 */
public final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Duration limit;
    private final Duration pause;
    private final Consumer<String> say;
    private final AtomicBoolean waiting = new AtomicBoolean();

    /** @param say prints a message for the user */
    public Patience(Duration limit, Consumer<String> say) {
        this(limit, PAUSE, say);
    }

    Patience(Duration limit, Duration pause, Consumer<String> say) {
        this.limit = limit;
        this.pause = pause;
        this.say = say;
    }

    /**
     * Makes a call that ends within the limit, even if it hangs.
     *
     * @param what is asked: begins the sentence "... did not answer within 20 s"
     * @throws YarnSubmitException with this code if the limit has passed, or if the service refuses
     */
    public <T> T bounded(ErrorCode code, String what, Callable<T> call) throws InterruptedException {
        AtomicReference<@Nullable Exception> last = new AtomicReference<>();
        long end = System.nanoTime() + limit.toNanos();
        try {
            return BoundedCall.of(code, what, limit, () -> {
                while (true) {
                    try {
                        return answered(what, call.call());
                    } catch (Exception e) {
                        Absence absence = Absence.in(e).orElseThrow(() -> e);
                        last.set(e);
                        pause(code, what, absence, end, e);
                    }
                }
            });
        } catch (YarnSubmitException e) {
            Exception before = last.get();
            if (before == null || !(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            throw tooLate(code, what, Absence.in(before).orElseThrow(), before);
        }
    }

    /** Does work without a result, like {@link #bounded(ErrorCode, String, Callable) a call} with one. */
    public void bounded(ErrorCode code, String what, BoundedCall.Work work) throws InterruptedException {
        bounded(code, what, () -> {
            work.run();
            return true;
        });
    }

    /**
     * Makes a call without a time limit, such as an upload: only the waiting has one.
     *
     * @throws YarnSubmitException with this code when the limit has passed
     * @throws Exception what the call throws when the service refuses
     */
    public <T> T call(ErrorCode code, String what, Callable<T> call) throws Exception {
        OptionalLong end = OptionalLong.empty();
        while (true) {
            try {
                return answered(what, call.call());
            } catch (Exception e) {
                Absence absence = Absence.in(e).orElseThrow(() -> e);
                end = OptionalLong.of(end.orElse(System.nanoTime() + limit.toNanos()));
                pause(code, what, absence, end.getAsLong(), e);
            }
        }
    }

    private <T> T answered(String what, T answer) {
        if (waiting.compareAndSet(true, false)) {
            say.accept(what + " answered");
        }
        return answer;
    }

    private void pause(ErrorCode code, String what, Absence absence, long end, Exception cause)
            throws InterruptedException {
        if (System.nanoTime() + pause.toNanos() >= end) {
            throw tooLate(code, what, absence, cause);
        }
        if (waiting.compareAndSet(false, true)) {
            say.accept(
                    "waiting up to " + limit.toSeconds() + " s for " + decapitalized(what) + ": " + absence.reason());
        }
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    }

    /** Why a call failed, as part of a sentence: its service was away, or what it answered. */
    public static String reason(Throwable thrown) {
        Throwable cause =
                thrown instanceof YarnSubmitException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof TimeoutException) {
            return "no answer in time";
        }
        Optional<SecurityProblem> refusal = SecurityProblem.in(cause);
        if (refusal.isPresent()) {
            return refusal.get().sentence("it");
        }
        return Absence.in(cause).map(Absence::reason).orElseGet(() -> BoundedCall.firstLine(cause));
    }

    private YarnSubmitException tooLate(ErrorCode code, String what, Absence absence, Exception cause) {
        return new YarnSubmitException(
                code,
                what + " did not become available within " + limit.toSeconds() + " s: " + absence.reason() + ". "
                        + absence.advice() + "; --conf cluster.connectTimeout=60s waits longer.",
                cause);
    }

    private static String decapitalized(String what) {
        return what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1);
    }
}
