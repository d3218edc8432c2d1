package io.yarnsubmit.protocol.control;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the control API.
 *
 * @param status of HTTP
 */
public record ControlAnswer(int status, Map<String, String> headers, ByteString body) {
    private static final String TEXT = "text/plain";

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

    /**
     * With a value.
     *
     * @param value as {@link ControlJson#write} takes it
     * @param asText as lines of text, not as JSON
     */
    public static ControlAnswer of(int status, Object value, boolean asText) {
        return asText
                ? new ControlAnswer(
                        status,
                        Map.of("Content-Type", TEXT + "; charset=utf-8"),
                        ByteString.copyFromUtf8(ControlText.write(value)))
                : new ControlAnswer(
                        status,
                        Map.of("Content-Type", "application/json"),
                        ByteString.copyFromUtf8(ControlJson.write(value) + "\n"));
    }

    /** What is refused, and why. */
    public static ControlAnswer refusal(BadRequestException problem, boolean asText) {
        ControlAnswer answer = of(problem.status(), Map.of("error", problem.text()), asText);
        if (problem.status() == 401) {
            return answer.with("WWW-Authenticate", "Bearer");
        }
        return problem.allowed().isEmpty() ? answer : answer.with("Allow", problem.allowed());
    }

    /** Whether a header Accept asks for text. */
    static boolean isText(@Nullable String accept) {
        return accept != null && accept.startsWith(TEXT);
    }
}
