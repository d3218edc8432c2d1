package io.yarnsubmit.appmaster.failure;

import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.cluster.Staging;
import io.yarnsubmit.appmaster.lifecycle.ApplicationEnd;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles a defect of the ApplicationMaster itself: it reports why, ends the driver, and exits without
 * unregistering, so that the ResourceManager may start another attempt. The last attempt does unregister, with the reason.
 */
public final class InternalFailure implements Consumer<Throwable>, Thread.UncaughtExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(InternalFailure.class);
    private static final long UNREGISTER_SECONDS = 5;

    private final Runnable killDriver;
    private final Runnable exit;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final CountDownLatch unregistered = new CountDownLatch(1);
    private volatile LastStep lastStep = cause -> {};

    /**
     * @param exit ends the process
     */
    public InternalFailure(Runnable killDriver, Runnable exit) {
        this.killDriver = killDriver;
        this.exit = exit;
    }

    /** No attempt will follow this one. */
    public void lastAttempt(Cluster cluster, Staging staging) {
        lastStep = cause -> endApplication(cluster, staging, cause);
    }

    public void unregistered() {
        unregistered.countDown();
    }

    /** Whether this process is about to end because of a defect: then the ends of other processes mean nothing. */
    public boolean hasFailed() {
        return failed.get();
    }

    @Override
    public void accept(Throwable cause) {
        if (!failed.compareAndSet(false, true)) {
            return;
        }
        try {
            // A thread of its own: the one that failed may be the one that unregisters.
            OwnThreads.start("internal-failure", (thread, failure) -> exit.run(), () -> end(cause));
        } catch (OutOfMemoryError e) {
            // There can be no other thread.
            end(cause);
        }
    }

    /** A thread of ours has died. */
    @Override
    public void uncaughtException(Thread thread, Throwable cause) {
        accept(cause);
    }

    private void end(Throwable cause) {
        try {
            EndCause broken = EndCause.of(EndCode.AM_BROKEN).quoting(FailureReport.of(cause));
            System.err.println(broken.sentence());
            log.error("internal failure", cause);
            killDriver.run();
            lastStep.take(broken);
        } catch (IOException e) {
            log.error("the staging directory is left to the next submission", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            System.err.flush();
            exit.run();
        }
    }

    private void endApplication(Cluster cluster, Staging staging, EndCause cause)
            throws IOException, InterruptedException {
        cluster.unregister(new ApplicationEnd(ExitCode.APPLICATION_FAILED, Verdict.VERDICT_FAILED, cause));
        if (!unregistered.await(UNREGISTER_SECONDS, TimeUnit.SECONDS)) {
            log.error("not unregistered in time");
        }
        staging.delete();
    }

    @FunctionalInterface
    private interface LastStep {
        void take(EndCause cause) throws IOException, InterruptedException;
    }
}
