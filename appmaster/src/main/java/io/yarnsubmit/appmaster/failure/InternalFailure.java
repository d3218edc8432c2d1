package io.yarnsubmit.appmaster.failure;

import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.cluster.Staging;
import io.yarnsubmit.appmaster.lifecycle.Ending;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when the ApplicationMaster itself is broken: it says why, takes the driver with it, and ends without
 * unregistering, so that the ResourceManager may start another attempt. The last attempt does unregister, with the reason.
 */
public final class InternalFailure implements Consumer<Throwable> {
    private static final Logger log = LoggerFactory.getLogger(InternalFailure.class);
    private static final long UNREGISTER_SECONDS = 5;

    private final Runnable killDriver;
    private final Runnable exit;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final CountDownLatch unregistered = new CountDownLatch(1);
    private volatile LastStep lastStep = report -> {};

    /**
     * @param exit ends the process
     */
    public InternalFailure(Runnable killDriver, Runnable exit) {
        this.killDriver = killDriver;
        this.exit = exit;
    }

    /** No attempt will follow this one. */
    public void lastAttempt(Cluster cluster, Staging staging) {
        lastStep = report -> endApplication(cluster, staging, report);
    }

    public void unregistered() {
        unregistered.countDown();
    }

    /** Whether this process is about to end because it is broken: then nothing that ends with it means anything. */
    public boolean hasFailed() {
        return failed.get();
    }

    @Override
    public void accept(Throwable cause) {
        if (!failed.compareAndSet(false, true)) {
            return;
        }
        // A thread of its own: the one that failed may be the one that unregisters.
        Thread thread = new Thread(() -> end(cause), "internal-failure");
        thread.start();
    }

    private void end(Throwable cause) {
        try {
            String report = FailureReport.of("The ApplicationMaster failed", cause);
            System.err.println(report);
            log.error("internal failure", cause);
            killDriver.run();
            lastStep.take(report);
        } catch (IOException e) {
            log.error("the staging directory is left to the next submission", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            System.err.flush();
            exit.run();
        }
    }

    private void endApplication(Cluster cluster, Staging staging, String report)
            throws IOException, InterruptedException {
        cluster.unregister(new Ending(ExitCode.APPLICATION_FAILED, Verdict.VERDICT_FAILED, report));
        if (!unregistered.await(UNREGISTER_SECONDS, TimeUnit.SECONDS)) {
            log.error("not unregistered in time");
        }
        staging.delete();
    }

    @FunctionalInterface
    private interface LastStep {
        void take(String report) throws IOException, InterruptedException;
    }
}
