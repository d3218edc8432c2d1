package io.yarnsubmit.driver.control;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
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
    private final Map<String, String> parameters;

    /** @throws BadRequestException if its parameters cannot be read */
    ControlExchange(HttpExchange exchange, Executor threads) {
        this.exchange = exchange;
        this.threads = threads;
        this.parameters = parameters(exchange.getRequestURI().getRawQuery());
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        if (query != null && !query.isEmpty()) {
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
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
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
    Map<String, Object> fields() throws IOException {
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
        byte[] bytes = (ControlJson.write(json) + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(status, bytes);
    }

    void refuse(BadRequestException problem) {
        answer(problem.status(), Map.of("error", problem.text()));
    }

    /** Without a body. */
    void answer(int status) {
        send(status, new byte[0]);
    }

    void answer(KeyValueEntry entry) {
        revision(entry.revision());
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        send(200, entry.value().toByteArray());
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
