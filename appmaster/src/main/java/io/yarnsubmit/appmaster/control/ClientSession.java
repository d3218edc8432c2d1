package io.yarnsubmit.appmaster.control;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.yarnsubmit.launch.DriverOutputFiles;
import io.yarnsubmit.protocol.v1.ApplicationEvent;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.DriverOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one attached client has been content. Touched on the feed's thread alone, but for the stream's own methods. */
final class ClientSession {
    private static final int CHUNK_BYTES = 64 << 10;
    private static final Duration LEAST_BETWEEN = Duration.ofMillis(200);
    private static final Duration MOST_BETWEEN = Duration.ofSeconds(2);

    private final ServerCallStreamObserver<ApplicationEvent> stream;
    private long stdoutOffset;
    private long stderrOffset;
    private @Nullable ApplicationStatus said;
    private Instant saidAt = Instant.MIN;
    private boolean closed;
    private boolean outcomeSent;
    private boolean acknowledged;

    ClientSession(ServerCallStreamObserver<ApplicationEvent> stream) {
        this.stream = stream;
    }

    void startAt(long stdout, long stderr) {
        stdoutOffset = stdout;
        stderrOffset = stderr;
    }

    void acknowledge() {
        acknowledged = true;
    }

    boolean isAcknowledged() {
        return acknowledged;
    }

    /** Tells the client what it does not know yet, as much as its stream takes now. */
    void tell(FeedContent content, Instant now) throws IOException {
        if (stream.isCancelled() || outcomeSent) {
            return;
        }
        tellStatus(content, now);
        boolean complete = true;
        DriverOutputFiles output = content.output();
        if (output != null) {
            stdoutOffset =
                    tellOutput(output.stdout(), DriverOutput.Stream.STREAM_STDOUT, stdoutOffset, content.stdoutEnd());
            stderrOffset =
                    tellOutput(output.stderr(), DriverOutput.Stream.STREAM_STDERR, stderrOffset, content.stderrEnd());
            complete = stdoutOffset >= content.stdoutEnd() && stderrOffset >= content.stderrEnd();
        }
        if (content.outcome() != null && complete) {
            stream.onNext(
                    ApplicationEvent.newBuilder().setOutcome(content.outcome()).build());
            outcomeSent = true;
        }
    }

    /** Also a second time, because a client that has received everything goes, which ends the stream. */
    void close() {
        if (!closed && !stream.isCancelled()) {
            closed = true;
            stream.onCompleted();
        }
    }

    private void tellStatus(FeedContent content, Instant now) {
        ApplicationStatus status = content.status();
        boolean news = !status.equals(said);
        Duration wait = news ? LEAST_BETWEEN : MOST_BETWEEN;
        // The last status has the final counts, so the pace must not suppress it.
        boolean last = news && content.outcome() != null;
        if (stream.isReady() && (said == null || last || !now.isBefore(saidAt.plus(wait)))) {
            said = status;
            saidAt = now;
            stream.onNext(ApplicationEvent.newBuilder().setStatus(status).build());
        }
    }

    private long tellOutput(Path file, DriverOutput.Stream which, long from, long end) throws IOException {
        long offset = from;
        while (stream.isReady() && offset < end) {
            ByteString data = DriverOutputFiles.read(file, offset, (int) Math.min(CHUNK_BYTES, end - offset));
            if (data.isEmpty()) {
                return offset;
            }
            stream.onNext(ApplicationEvent.newBuilder()
                    .setOutput(DriverOutput.newBuilder()
                            .setStream(which)
                            .setOffset(offset)
                            .setData(data))
                    .build());
            offset += data.size();
        }
        return offset;
    }
}
