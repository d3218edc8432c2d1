package io.yarnsubmit.protocol.control;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.Set;

/**
 * A request to the control API.
 *
 * @param path without what is percent-encoded
 * @param query as it was sent; empty if there is none
 * @param headers those of {@link #HEADERS} that it has
 */
public record ControlRequest(String method, String path, String query, Map<String, String> headers, ByteString body) {
    /** The headers that say something about the request. */
    public static final Set<String> HEADERS = Set.of("Accept", "Content-Type", "If-Match", "If-None-Match");

    /** The largest body. */
    public static final int MOST_BODY_BYTES = 1 << 20;

    public ControlRequest {
        headers = Map.copyOf(headers);
    }
}
