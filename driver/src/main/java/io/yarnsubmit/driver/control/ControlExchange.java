package io.yarnsubmit.driver.control;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One request and its answer, which is written on a thread of its own. */
final class ControlExchange {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int MOST_JSON_BYTES = 64 << 10;

    private final HttpExchange exchange;
    private final Executor threads;
    private Map<String, String> variables = Map.of();
    private @Nullable QueryParameters parameters;

    ControlExchange(HttpExchange exchange, Executor threads) {
        this.exchange = exchange;
        this.threads = threads;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
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
            parameters = QueryParameters.of(exchange.getRequestURI().getRawQuery());
        }
        return parameters;
    }

    OptionalInt owner() {
        String text = parameters().text("owner");
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(WholeNumber.id(text, "executor"));
    }

    /** How long the answer may take. */
    Duration patience() {
        long seconds = parameters().number("wait");
        return seconds > LONGEST_WAIT.toSeconds() ? LONGEST_WAIT : Duration.ofSeconds(seconds);
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
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).map(String::strip);
    }

    Map<String, List<String>> headers() {
        return exchange.getRequestHeaders();
    }

    /**
     * The body.
     *
     * @throws BadRequestException if it is larger than that
     */
    ByteString body(int most) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new BadRequestException(413, "The body may have " + most + " bytes");
        }
        return ByteString.copyFrom(bytes);
    }

    /** The fields of a body of JSON. */
    JsonFields fields() throws IOException {
        return fields(MOST_JSON_BYTES);
    }

    /** @param most bytes that it may have */
    JsonFields fields(int most) throws IOException {
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
        byte[] bytes = (ControlJson.write(json) + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(status, bytes);
    }

    void refuse(BadRequestException problem) {
        if (!problem.allowed().isEmpty()) {
            exchange.getResponseHeaders().set("Allow", String.join(", ", problem.allowed()));
        }
        if (problem.status() == 401) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        }
        answer(problem.status(), Map.of("error", problem.text()));
    }

    /** Without a body. */
    void answer(int status) {
        send(status, new byte[0]);
    }

    /** Bytes as they are. */
    void answer(ByteString bytes) {
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        send(200, bytes.toByteArray());
    }

    void answer(KeyValueEntry entry) {
        revision(entry.revision());
        answer(entry.value());
    }

    void revision(long revision) {
        exchange.getResponseHeaders().set("ETag", "\"" + revision + "\"");
    }

    private void send(int status, byte[] body) {
        threads.execute(() -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                if (body.length > 0) {
                    exchange.getResponseBody().write(body);
                }
            } catch (IOException e) {
                // Who asked is gone.
                return;
            }
        });
    }
}
