package io.yarnsubmit.driver.control;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.control.BadRequestException;
import io.yarnsubmit.protocol.control.ControlAnswer;
import io.yarnsubmit.protocol.control.ControlRequest;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** One request and its answer. */
final class ControlExchange {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int MOST_JSON_BYTES = 64 << 10;

    private final ControlRequest request;
    private final Consumer<ControlAnswer> answered;
    private final Map<String, String> parameters;
    private String revision = "";

    /** @throws BadRequestException if its parameters cannot be read */
    ControlExchange(ControlRequest request, Consumer<ControlAnswer> answered) {
        this.request = request;
        this.answered = answered;
        this.parameters = parameters(request.query());
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        if (!query.isEmpty()) {
            for (String each : query.split("&")) {
                int equals = each.indexOf('=');
                String name = equals < 0 ? each : each.substring(0, equals);
                String value = equals < 0 ? "" : each.substring(equals + 1);
                try {
                    parameters.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    throw new BadRequestException(400, "The parameter '" + name + "' has a wrong %");
                }
            }
        }
        return parameters;
    }

    String method() {
        return request.method();
    }

    String path() {
        return request.path();
    }

    /** What follows a part of the path. */
    String pathAfter(String prefix) {
        return path().substring(prefix.length());
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** A parameter that is a number; 0 if it is not given. */
    long number(String name) {
        String text = parameter(name);
        return text.isEmpty() ? 0 : number(text, "The parameter '" + name + "'");
    }

    private static long number(String text, String what) {
        if (!text.matches("\\d{1,18}")) {
            throw new BadRequestException(400, what + " is no whole number from 0 on");
        }
        return Long.parseLong(text);
    }

    /** A number in the path. */
    static int idOf(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new BadRequestException(404, "'" + text + "' is no executor's id");
        }
        return Integer.parseInt(text);
    }

    OptionalInt owner() {
        String text = parameter("owner");
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(idOf(text));
    }

    /** How long the answer may take. */
    Duration patience() {
        Duration wanted = Duration.ofSeconds(number("wait"));
        return wanted.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wanted;
    }

    /** What the headers If-Match and If-None-Match ask for. */
    KeyValueCondition condition() {
        Optional<String> match = header("If-Match");
        Optional<String> none = header("If-None-Match");
        if (none.isPresent()) {
            if (match.isPresent() || !none.get().equals("*")) {
                throw new BadRequestException(400, "If-None-Match may be * alone, and goes without If-Match");
            }
            return new KeyValueCondition.Absent();
        }
        return match.isPresent() ? isRevision(match.get()) : new KeyValueCondition.Always();
    }

    private static KeyValueCondition isRevision(String tag) {
        boolean quoted = tag.length() > 1 && tag.charAt(0) == '"' && tag.charAt(tag.length() - 1) == '"';
        return new KeyValueCondition.IsRevision(
                number(quoted ? tag.substring(1, tag.length() - 1) : tag, "The revision in If-Match"));
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(request.headers().get(name));
    }

    /**
     * The body.
     *
     * @throws BadRequestException if it is larger than that
     */
    ByteString body(int most) {
        if (request.body().size() > most) {
            throw new BadRequestException(413, "The body may have " + most + " bytes");
        }
        return request.body();
    }

    /** The fields of a body of JSON. */
    Map<String, Object> fields() {
        ByteString body = body(MOST_JSON_BYTES);
        try {
            return JsonFields.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new BadRequestException(400, "The body is not UTF-8");
        }
    }

    void answer(int status, Object json) {
        answer(ControlAnswer.json(status, json));
    }

    void refuse(BadRequestException problem) {
        answer(ControlAnswer.refusal(problem));
    }

    /** Without a body. */
    void answer(int status) {
        answer(ControlAnswer.empty(status));
    }

    void answer(KeyValueEntry entry) {
        revision(entry.revision());
        answer(new ControlAnswer(200, Map.of("Content-Type", "application/octet-stream"), entry.value()));
    }

    /** What the header ETag of the answer is to be. */
    void revision(long changed) {
        revision = "\"" + changed + "\"";
    }

    private void answer(ControlAnswer answer) {
        answered.accept(revision.isEmpty() ? answer : answer.with("ETag", revision));
    }
}
