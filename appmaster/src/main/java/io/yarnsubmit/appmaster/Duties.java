package io.yarnsubmit.appmaster;

import static java.util.Objects.requireNonNull;

import io.yarnsubmit.appmaster.allocation.AllocationShell;
import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.cluster.Staging;
import io.yarnsubmit.appmaster.control.ClientFeed;
import io.yarnsubmit.appmaster.driverhost.DriverHost;
import io.yarnsubmit.appmaster.driverhost.DriverHostSettings;
import io.yarnsubmit.appmaster.lifecycle.Ending;
import io.yarnsubmit.appmaster.lifecycle.LifecycleDuties;
import io.yarnsubmit.launch.DriverOutputFiles;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.Outcome;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the life cycle wants, with the parts that can. Touched on the event loop alone, once it is connected. */
final class Duties implements LifecycleDuties {
    private static final Logger log = LoggerFactory.getLogger(Duties.class);
    private static final int TAIL_BYTES = 64 << 10;

    private final PlanView view;
    private final Surroundings with;
    private final TlsIdentity identity;
    private final DriverOutputFiles output;
    private final Events events;
    private @Nullable AllocationShell allocation;
    private @Nullable StatusBoard board;
    private String address = "";

    Duties(PlanView view, Surroundings with, TlsIdentity identity, DriverOutputFiles output, Events events) {
        this.view = view;
        this.with = with;
        this.identity = identity;
        this.output = output;
        this.events = events;
    }

    /** The parts that carry the duties out. */
    record Surroundings(
            EventLoop loop,
            DriverHost driverHost,
            Cluster cluster,
            ClientFeed feed,
            Staging staging,
            JournalEntries journal,
            IntConsumer exit) {}

    void connect(AllocationShell newAllocation, StatusBoard newBoard) {
        allocation = newAllocation;
        board = newBoard;
    }

    /** Where the driver finds the service. */
    void servedAt(String newAddress) {
        address = newAddress;
    }

    @Override
    public void startDriver() {
        with.driverHost()
                .start(
                        new DriverHostSettings(
                                view.plan(),
                                identity,
                                view.container().applicationId(),
                                view.container().attempt(),
                                view.container().workDirectory(),
                                output,
                                view.container().host(),
                                address),
                        events);
    }

    @Override
    public void stopDriver() {
        with.driverHost().stop();
    }

    @Override
    public void killDriver() {
        with.driverHost().kill();
    }

    @Override
    public void endAllocation() {
        with.cluster().beAttentive();
        allocation().end();
    }

    @Override
    public void stopExecutors() {
        allocation().stopAll("the application ended");
    }

    @Override
    public void announce(Ending ending) {
        with.feed().outcome(ending.toOutcome());
    }

    @Override
    public void announceRetry(Ending ending, int next, int most) {
        with.journal().ending(ending, next);
        with.feed()
                .outcome(ending.toOutcome().toBuilder()
                        .setNextAttempt(next)
                        .setMostAttempts(most)
                        .build());
    }

    @Override
    public void keepEnding(Ending ending) {
        onStagingThread(() -> with.staging().keepEnding(ending.toOutcome()));
    }

    @Override
    public void leaveOutcome(Ending ending) {
        onStagingThread(() -> {
            boolean left = with.staging().leaveToClient(withTails(ending));
            with.loop().execute(() -> events.outcomeLeft(left));
        });
    }

    @Override
    public void unregister(Ending ending) {
        with.journal().ending(ending, 0);
        with.cluster().unregister(ending);
    }

    @Override
    public void disposeStaging(Ending ending, boolean told) {
        onStagingThread(() -> {
            dispose(ending, told);
            with.loop().execute(events::stagingDisposed);
        });
    }

    @Override
    public void exit(int status) {
        with.journal().finish();
        with.exit().accept(status);
    }

    @Override
    public void changed() {
        requireNonNull(board, "not connected").refresh();
    }

    private AllocationShell allocation() {
        return requireNonNull(allocation, "not connected");
    }

    private void dispose(Ending ending, boolean told) throws IOException {
        boolean forClient =
                view.plan().getClientWaits() && (told || with.staging().leaveToClient(withTails(ending)));
        if (!forClient) {
            with.staging().delete();
        }
    }

    private static void onStagingThread(FileWork work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The life cycle does not wait for it for long.
                        log.warn("the staging directory could not be dealt with", e);
                    }
                },
                "staging");
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface FileWork {
        void run() throws IOException;
    }

    private Outcome withTails(Ending ending) throws IOException {
        Outcome.Builder outcome = ending.toOutcome().toBuilder();
        if (view.hostsDriver()) {
            outcome.setStdoutTail(DriverOutputFiles.tail(output.stdout(), TAIL_BYTES));
            outcome.setStderrTail(DriverOutputFiles.tail(output.stderr(), TAIL_BYTES));
        }
        return outcome.build();
    }
}
