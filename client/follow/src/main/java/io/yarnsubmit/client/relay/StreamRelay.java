package io.yarnsubmit.client.relay;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.v1.OutputRequest;
import io.yarnsubmit.protocol.v1.OutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One of the two streams: carries out what its {@link RelayCore} decides, on a thread of its own. Thread-safe. */
final class StreamRelay {
    private static final long LONGEST_WAIT_MILLIS = 50;

    private final OutputStream stream;
    private final OutputLog log;
    private final Consumer<byte[]> sink;
    private final BooleanSupplier isSinkGone;
    private final Listener listener;
    private final RelayCore core;
    private final Thread thread;
    private @Nullable OutputSource master;
    private Context.@Nullable CancellableContext call;
    private volatile boolean closed;

    /** Hears of one stream, on its thread. */
    interface Listener {
        /** This part is missing. */
        void missing(OutputStream stream, Gap gap);

        /** Nobody reads it any more. */
        void unread(OutputStream stream);

        /** Whoever takes it has failed. */
        void failed(OutputStream stream, Throwable cause);

        /** Something of this stream is complete. */
        void changed();
    }

    /**
     * @param firstAttempt to begin with; 0 for the first that is met
     * @param sink shows; takes the time that its reader needs
     * @param isSinkGone nobody will read any more
     */
    StreamRelay(
            OutputStream stream,
            int firstAttempt,
            OutputLog log,
            Consumer<byte[]> sink,
            BooleanSupplier isSinkGone,
            Listener listener) {
        this.stream = stream;
        this.core = new RelayCore(firstAttempt);
        this.log = log;
        this.sink = sink;
        this.isSinkGone = isSinkGone;
        this.listener = listener;
        this.thread = OwnThreads.unstarted(
                stream == OutputStream.OUTPUT_STREAM_STDOUT ? "relay-stdout" : "relay-stderr",
                (failing, failure) -> giveUp(failure),
                this::run);
    }

    void start() {
        thread.start();
    }

    /** Something happened. */
    synchronized void tell(Consumer<RelayCore> event) {
        event.accept(core);
        notifyAll();
    }

    synchronized void masterThere(int attempt, OutputSource source) {
        master = source;
        tell(on -> on.masterThere(attempt));
    }

    synchronized boolean isComplete(int attempt) {
        return core.isComplete(attempt);
    }

    synchronized boolean isFinished() {
        return core.isFinished();
    }

    synchronized long bytesShown() {
        return core.bytesShown();
    }

    synchronized long bytesLeft() {
        return core.bytesLeft();
    }

    /** Shows nothing more. */
    void close() {
        closed = true;
        synchronized (this) {
            if (call != null) {
                call.cancel(null);
            }
        }
        thread.interrupt();
    }

    private void run() {
        try {
            RelayStep step = next();
            while (!(step instanceof RelayStep.Finished)) {
                carryOut(step);
                tellGaps();
                listener.changed();
                step = next();
            }
            listener.changed();
        } catch (InterruptedException | CancellationException e) {
            // Closed.
        }
    }

    /** Whoever takes the output, a program's code, has failed, or there is no memory: it gets no more. */
    private void giveUp(Throwable failure) {
        tell(on -> {
            on.unwanted();
            on.readingFailed(String.valueOf(failure), Instant.now());
        });
        listener.failed(stream, failure);
        listener.changed();
    }

    private synchronized RelayStep next() throws InterruptedException {
        RelayStep step = core.step(Instant.now());
        while (step instanceof RelayStep.Wait) {
            wait(LONGEST_WAIT_MILLIS);
            step = core.step(Instant.now());
        }
        return step;
    }

    private void carryOut(RelayStep step) throws InterruptedException {
        if (step instanceof RelayStep.ReadMaster read) {
            readMaster(read);
        } else if (step instanceof RelayStep.ReadLog read) {
            readLog(read);
        } else if (step instanceof RelayStep.ShowTail tail) {
            show(tail.bytes());
            tell(RelayCore::readingEnded);
        }
    }

    private void readMaster(RelayStep.ReadMaster read) {
        OutputRequest request = OutputRequest.newBuilder()
                .setStream(stream)
                .setOffset(read.offset())
                .setAttempt(read.attempt())
                .build();
        Context.CancellableContext context = Context.current().withCancellation();
        OutputSource source;
        synchronized (this) {
            call = context;
            source = master;
        }
        try {
            context.run(() -> {
                if (source != null) {
                    source.read(request, this::show);
                }
            });
            tell(RelayCore::readingEnded);
        } catch (StatusRuntimeException e) {
            tell(on -> on.readingFailed(String.valueOf(e.getMessage()), Instant.now()));
        } finally {
            context.cancel(null);
        }
    }

    private void readLog(RelayStep.ReadLog read) throws InterruptedException {
        try {
            log.read(read.attempt(), stream, read.offset(), read.patient(), this::show);
            tell(RelayCore::readingEnded);
        } catch (IOException e) {
            tell(on -> on.readingFailed(String.valueOf(e.getMessage()), Instant.now()));
        }
    }

    private void show(ByteString piece) {
        show(piece.toByteArray());
    }

    private void show(byte[] bytes) {
        sink.accept(bytes);
        if (closed) {
            throw new CancellationException();
        }
        boolean gone = isSinkGone.getAsBoolean();
        tell(on -> {
            on.shown(bytes.length);
            if (gone) {
                on.unwanted();
            }
        });
        if (gone) {
            tell(on -> on.readingFailed("nobody reads it", Instant.now()));
            listener.unread(stream);
            listener.changed();
            throw new CancellationException();
        }
    }

    private void tellGaps() {
        for (Gap gap : takeGaps()) {
            listener.missing(stream, gap);
        }
    }

    private synchronized Iterable<Gap> takeGaps() {
        return core.takeGaps();
    }
}
