package io.yarnsubmit.client.yarn.cluster;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.yarn.kerberos.SecurityProblem;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call to the cluster that ends in time. Hadoop's clients retry on their own for up to a quarter of an hour; the thread
 * that retries is left behind as a daemon.
 */
public final class BoundedCall {
    private BoundedCall() {}

    /**
     * Makes the call.
     *
     * @param begins the sentence "... did not answer within 20 s"
     * @throws YarnSubmitException with this code when it takes too long or fails with an IOException
     */
    public static <T> T of(ErrorCode code, String what, Duration limit, Callable<T> call) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(call);
        // The task keeps what it throws for whoever waits for it.
        OwnThreads.start("cluster-call", OwnThreads.NOT_MISSED, task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new YarnSubmitException(
                    code,
                    what + " did not answer within " + limit.toSeconds()
                            + " s. Check that it runs and that this machine can reach it; --conf"
                            + " cluster.connectTimeout=60s waits longer.",
                    e);
        } catch (InterruptedException e) {
            task.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw explained(code, what, e.getCause() == null ? e : e.getCause());
        }
    }

    /** A call that may fail. */
    public interface Work {
        void run() throws Exception;
    }

    /** Work without a time limit, such as uploads; its exceptions are explained like those of a call. */
    public static void unlimited(ErrorCode code, String what, Work work) throws InterruptedException {
        try {
            work.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (InterruptedIOException e) {
            InterruptedException interrupted = new InterruptedException(e.getMessage());
            interrupted.initCause(e);
            throw interrupted;
        } catch (Exception e) {
            throw explained(code, what, e);
        }
    }

    private static RuntimeException explained(ErrorCode code, String what, Throwable cause) {
        Optional<YarnSubmitException> known = known(cause);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<SecurityProblem> refusal = SecurityProblem.in(cause);
        if (refusal.isPresent()) {
            return refusal.get().toException(what, cause);
        }
        if (cause instanceof IOException || cause instanceof org.apache.hadoop.yarn.exceptions.YarnException) {
            return new YarnSubmitException(code, what + " answered: " + firstLine(cause), cause);
        }
        if (cause instanceof IllegalArgumentException
                || cause instanceof org.apache.hadoop.yarn.exceptions.YarnRuntimeException) {
            // How Hadoop says that an address or a value of its configuration is of no use.
            return new YarnSubmitException(code, what + " cannot be asked: " + innermost(cause), cause);
        }
        return new IllegalStateException(cause);
    }

    /** What is said already, and went through Hadoop's hands. */
    private static Optional<YarnSubmitException> known(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof YarnSubmitException said) {
                return Optional.of(said);
            }
        }
        return Optional.empty();
    }

    /** The first line of the cause of all causes, with the name of what was thrown where that tells more. */
    public static String innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        if (cause instanceof java.net.UnknownHostException) {
            return "there is no host '" + cause.getMessage() + "'";
        }
        return firstLine(cause);
    }

    /** What an exception of Hadoop says, without the stack trace that its messages often end with. */
    public static String firstLine(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        int end = message.indexOf('\n');
        return cause.getClass().getSimpleName() + ": " + (end < 0 ? message : message.substring(0, end)).trim();
    }
}
