package io.yarnsubmit.driver.control;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.control.BadRequestException;
import io.yarnsubmit.protocol.control.ControlAnswer;
import io.yarnsubmit.protocol.control.ControlRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class ControlExchange {
    private static final String APPLICATION = "application";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int MOST_JSON_BYTES = 64 << 10;

    private final ControlRequest request;
    private final Caller caller;
    private final Duration waited;
    private final Consumer<ControlAnswer> answered;
    private Map<String, String> variables = Map.of();
    private @Nullable QueryParameters parameters;
    private String revision = "";

    /**
     * Of a request.
     *
     * @param waited how long it has waited elsewhere
     */
    ControlExchange(ControlRequest request, Caller caller, Duration waited, Consumer<ControlAnswer> answered) {
        this.request = request;
        this.caller = caller;
        this.waited = waited;
        this.answered = answered;
    }

    Caller caller() {
        return caller;
    }

    String method() {
        return request.method();
    }

    String path() {
        return request.path();
    }

    /** What stands in the path for the names in the template of the route. */
    void variables(Map<String, String> found) {
        variables = found;
    }

    /** A part of the path. */
    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /**
     * What follows the path.
     *
     * @throws BadRequestException if it cannot be read
     */
    QueryParameters parameters() {
        if (parameters == null) {
            parameters = QueryParameters.of(request.query());
        }
        return parameters;
    }

    /**
     * Whose end removes the value. What a command on an executor stores is that executor's unless it says otherwise, so that
     * nothing stays behind of an executor that is lost.
     */
    OptionalInt owner() {
        String text = parameters().text("owner");
        if (caller instanceof Caller.Executor executor) {
            if (text.isEmpty() || text.equals(Integer.toString(executor.id()))) {
                return OptionalInt.of(executor.id());
            }
            if (!text.equals(APPLICATION)) {
                throw new BadRequestException(
                        403,
                        "Commands on executors own keys as this executor, " + executor.id()
                                + ", or leave them to the application with owner=" + APPLICATION);
            }
        }
        return text.isEmpty() || text.equals(APPLICATION)
                ? OptionalInt.empty()
                : OptionalInt.of(WholeNumber.id(text, "executor"));
    }

    /** How long the answer may take. */
    Duration patience() {
        Duration wanted = Duration.ofSeconds(Math.min(parameters().number("wait"), LONGEST_WAIT.toSeconds()));
        return wanted.compareTo(waited) > 0 ? wanted.minus(waited) : Duration.ZERO;
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
                WholeNumber.of(quoted ? tag.substring(1, tag.length() - 1) : tag, "The revision in If-Match"));
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
    JsonFields fields() {
        return fields(MOST_JSON_BYTES);
    }

    /** @param most bytes that it may have */
    JsonFields fields(int most) {
        ByteString body = body(most);
        try {
            return JsonReader.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new BadRequestException(400, "The body is not UTF-8");
        }
    }

    void answer(int status, Object json) {
        answer(ControlAnswer.of(status, json, request.wantsText()));
    }

    void refuse(BadRequestException problem) {
        answer(ControlAnswer.refusal(problem, request.wantsText()));
    }

    /** Without a body. */
    void answer(int status) {
        answer(ControlAnswer.empty(status));
    }

    void answer(KeyValueEntry entry) {
        revision(entry.revision());
        answer(entry.value());
    }

    /** Bytes as they are. */
    void answer(ByteString bytes) {
        answer(new ControlAnswer(200, Map.of("Content-Type", "application/octet-stream"), bytes));
    }

    /** What the header ETag of the answer is to be. */
    void revision(long changed) {
        revision = "\"" + changed + "\"";
    }

    private void answer(ControlAnswer answer) {
        answered.accept(revision.isEmpty() ? answer : answer.with("ETag", revision));
    }
}
