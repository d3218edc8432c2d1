package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.control.MasterCalls;
import io.yarnsubmit.client.yarn.logs.LogsUnavailable.Kind;
import io.yarnsubmit.protocol.v1.LogChunk;
import java.io.IOException;
import java.util.Optional;

/**
 * The log directory of an ApplicationMaster's container, served by the ApplicationMaster itself: for users who cannot reach
 * the NodeManager's web service, or whom it refuses.
 *
 * @param container the ApplicationMaster's
 */
record MasterLog(String container, MasterCalls master) {

    /** Like the NodeManager: at most this many bytes; negative: the last ones. */
    void read(String file, long size, LogSink sink) throws IOException {
        try {
            LogChunk first = piece(file, size < 0 ? size : 0);
            long end = size < 0 ? first.getLength() : Math.min(first.getLength(), size);
            sink.begin(new LogFile(container, "", file, first.getLength(), Optional.empty()), first.getOffset());
            long next = first.getOffset();
            LogChunk piece = first;
            while (!piece.getData().isEmpty() && next < end) {
                byte[] bytes = piece.getData().toByteArray();
                int wanted = (int) Math.min(bytes.length, end - next);
                sink.bytes(bytes, 0, wanted);
                next += wanted;
                if (next < end) {
                    piece = piece(file, next);
                }
            }
            sink.end();
        } catch (YarnSubmitException e) {
            throw new LogsUnavailable(Kind.UNREACHABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private LogChunk piece(String file, long offset) throws LogsUnavailable {
        return master.readLog(file, offset)
                .orElseThrow(() -> new LogsUnavailable(Kind.NOT_THERE, "there is no " + file + " of " + container));
    }
}
