package io.yarnsubmit.protocol.control;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer of the control API.
 *
 * @param status of HTTP
 */
public record ControlAnswer(int status, Map<String, String> headers, ByteString body) {
    public ControlAnswer {
        headers = Map.copyOf(headers);
    }

    /** The same with another header. */
    public ControlAnswer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new ControlAnswer(status, more, body);
    }

    /** Without a body. */
    public static ControlAnswer empty(int status) {
        return new ControlAnswer(status, Map.of(), ByteString.EMPTY);
    }

    /** @param value as {@link ControlJson#write} takes it */
    public static ControlAnswer json(int status, Object value) {
        return new ControlAnswer(
                status,
                Map.of("Content-Type", "application/json"),
                ByteString.copyFromUtf8(ControlJson.write(value) + "\n"));
    }

    /** What is refused, and why. */
    public static ControlAnswer refusal(BadRequestException problem) {
        return json(problem.status(), Map.of("error", problem.text()));
    }
}
