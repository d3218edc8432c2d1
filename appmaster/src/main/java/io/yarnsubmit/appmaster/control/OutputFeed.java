package io.yarnsubmit.appmaster.control;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.yarnsubmit.launch.DriverOutputFiles;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.OutputPiece;
import io.yarnsubmit.protocol.v1.OutputRequest;
import io.yarnsubmit.protocol.v1.OutputStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives clients the driver's output from the offset that they ask for, as it is written. Nothing is kept here: the files in the
 * container's log directory are the record, and the client knows how far it is. Thread-safe.
 */
public final class OutputFeed {
    private static final Duration POLL = Duration.ofMillis(50);

    private final @Nullable DriverOutputFiles output;
    private final int attempt;
    private final EventLoop loop;
    // All are touched on the loop alone.
    private final Set<OutputCall> calls = new LinkedHashSet<>();
    private long stdoutEnd = Long.MAX_VALUE;
    private long stderrEnd = Long.MAX_VALUE;
    private boolean polling;

    /**
     * @param output the driver's files; null in client mode
     * @param attempt which this is
     */
    public OutputFeed(@Nullable DriverOutputFiles output, int attempt, EventLoop loop) {
        this.output = output;
        this.attempt = attempt;
        this.loop = loop;
    }

    void serve(OutputRequest request, ServerCallStreamObserver<OutputPiece> stream) {
        if (output == null || request.getAttempt() != attempt) {
            stream.onError(Status.FAILED_PRECONDITION
                    .withDescription("this is attempt " + attempt + ", and "
                            + (output == null ? "its driver is the client's" : "another one is asked for"))
                    .asRuntimeException());
            return;
        }
        boolean standardError = request.getStream() == OutputStream.OUTPUT_STREAM_STDERR;
        OutputCall call = new OutputCall(
                stream, standardError ? output.stderr() : output.stdout(), standardError, request.getOffset());
        OutputCall.prepare(stream);
        stream.setOnCancelHandler(() -> loop.execute(() -> end(call)));
        stream.setOnReadyHandler(() -> loop.execute(() -> send(call)));
        loop.execute(() -> {
            calls.add(call);
            send(call);
            poll();
        });
    }

    /** The driver has ended: there is no more than that. On the loop. */
    void endsAt(long stdout, long stderr) {
        stdoutEnd = stdout;
        stderrEnd = stderr;
        Set.copyOf(calls).forEach(this::send);
    }

    private void send(OutputCall call) {
        if (!calls.contains(call)) {
            return;
        }
        if (call.send(call.isStandardError() ? stderrEnd : stdoutEnd)) {
            loop.execute(() -> send(call));
        }
        if (call.isClosed()) {
            calls.remove(call);
        }
    }

    private void end(OutputCall call) {
        call.close();
        calls.remove(call);
    }

    /** Nobody tells when a driver has written. */
    private void poll() {
        if (!polling && !calls.isEmpty()) {
            polling = true;
            loop.schedule(POLL, () -> {
                polling = false;
                Set.copyOf(calls).forEach(this::send);
                poll();
            });
        }
    }
}
