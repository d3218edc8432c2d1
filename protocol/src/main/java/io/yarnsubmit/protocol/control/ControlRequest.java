package io.yarnsubmit.protocol.control;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import java.util.Map;
import java.util.Set;

/**
 * A request to the control API.
 *
 * @param path without what is percent-encoded
 * @param query as it was sent; empty if there is none
 * @param headers those of {@link #HEADERS} that it has
 * @param task whose command sends it; the default instance if it is no task's
 */
public record ControlRequest(
        String method, String path, String query, Map<String, String> headers, ByteString body, TaskAttempt task) {
    /** The headers that say something about the request. */
    public static final Set<String> HEADERS = Set.of("Accept", "Content-Type", "If-Match", "If-None-Match");

    /** The largest body. */
    public static final int MOST_BODY_BYTES = 1 << 20;

    public ControlRequest {
        headers = Map.copyOf(headers);
    }

    /** Whether the answer is to be lines of text instead of JSON. */
    public boolean wantsText() {
        return ControlAnswer.isText(headers.get("Accept"));
    }
}
