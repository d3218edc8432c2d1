package io.yarnsubmit.client.relay;

import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.protocol.v1.Outcome;
import io.yarnsubmit.protocol.v1.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The driver's output on its way from the cluster to the console, in cluster mode: each byte once, each stream in order, at the
 * pace of whoever reads. Thread-safe.
 */
public final class DriverOutputRelay implements AutoCloseable {
    private final StreamRelay stdout;
    private final StreamRelay stderr;
    private final RunOutput console;
    private final OutputLog log;
    private final Runnable onChange;
    private final AtomicBoolean fullDiskSaid = new AtomicBoolean();

    /**
     * Prepares it.
     *
     * @param firstAttempt to begin with; 0 for the first that is met
     * @param onChange is called, on any thread, when something is complete
     */
    public DriverOutputRelay(int firstAttempt, RunOutput console, OutputLog log, Runnable onChange) {
        this.console = console;
        this.log = log;
        this.onChange = onChange;
        StreamRelay.Listener listener = new Listener();
        stdout = new StreamRelay(
                OutputStream.OUTPUT_STREAM_STDOUT,
                firstAttempt,
                log,
                console::driverOut,
                console::isDriverOutGone,
                listener);
        stderr = new StreamRelay(
                OutputStream.OUTPUT_STREAM_STDERR,
                firstAttempt,
                log,
                console::driverErr,
                console::isDriverErrGone,
                listener);
    }

    /** Begins. */
    public void start() {
        both().forEach(StreamRelay::start);
    }

    /** A connection to an attempt's ApplicationMaster begins. */
    public void masterThere(int attempt, OutputSource source) {
        both().forEach(stream -> stream.masterThere(attempt, source));
    }

    /** The connection is gone. */
    public void masterGone() {
        both().forEach(stream -> stream.tell(RelayCore::masterGone));
    }

    /** The driver of this attempt has ended, and its ApplicationMaster says how much it wrote. */
    public void driverEnded(int attempt, Outcome outcome) {
        complainOfFullDisk(outcome);
        stdout.tell(on -> on.driverEnded(attempt, outcome.getStdoutBytes()));
        stderr.tell(on -> on.driverEnded(attempt, outcome.getStderrBytes()));
    }

    /** The last ApplicationMaster has left an outcome, and the end of the output with it. */
    public void left(Outcome outcome) {
        complainOfFullDisk(outcome);
        stdout.tell(on -> on.tailLeft(outcome.getStdoutTail().toByteArray(), outcome.getStdoutBytes()));
        stderr.tell(on -> on.tailLeft(outcome.getStderrTail().toByteArray(), outcome.getStderrBytes()));
    }

    private void complainOfFullDisk(Outcome outcome) {
        if (outcome.getOutputDiskFull() && fullDiskSaid.compareAndSet(false, true)) {
            console.complain(MissingOutput.diskFull(outcome.getStdoutBytes(), outcome.getStderrBytes()));
        }
    }

    /**
     * The application is over.
     *
     * @param lastAttempt 0 when none was started
     */
    public void over(int lastAttempt) {
        both().forEach(stream -> stream.tell(on -> on.over(lastAttempt)));
    }

    /** Whether all of an attempt's output was shown, or said to be missing, or is not wanted. */
    public boolean isComplete(int attempt) {
        return both().allMatch(stream -> stream.isComplete(attempt));
    }

    /** Whether nothing more comes. */
    public boolean isFinished() {
        return both().allMatch(StreamRelay::isFinished);
    }

    public long stdoutShown() {
        return stdout.bytesShown();
    }

    public long stderrShown() {
        return stderr.bytesShown();
    }

    /** How many bytes are still to be shown, as far as is known. */
    public long bytesLeft() {
        return both().mapToLong(StreamRelay::bytesLeft).sum();
    }

    /** Shows nothing more. */
    @Override
    public void close() {
        both().forEach(StreamRelay::close);
    }

    private Stream<StreamRelay> both() {
        return List.of(stdout, stderr).stream();
    }

    private final class Listener implements StreamRelay.Listener {
        @Override
        public void missing(OutputStream stream, Gap gap) {
            console.complain(MissingOutput.words(stream, gap, log.whereabouts()));
        }

        @Override
        public void unread(OutputStream stream) {
            console.say("Nobody reads " + MissingOutput.name(stream) + " here any more. The application goes on; "
                    + log.whereabouts());
        }

        @Override
        public void failed(OutputStream stream, Throwable cause) {
            console.complain(MissingOutput.name(stream) + " is not shown any more: " + cause);
        }

        @Override
        public void changed() {
            onChange.run();
        }
    }
}
