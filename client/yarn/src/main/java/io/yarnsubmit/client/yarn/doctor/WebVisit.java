package io.yarnsubmit.client.yarn.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one web service of the cluster answered.
 *
 * @param problem why there was no answer; null when there was one, whatever its status
 * @param body empty when it was refused
 * @param ahead by how much its clock is ahead of this machine's, to the second
 */
record WebVisit(@Nullable String problem, String body, Optional<Duration> ahead) {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    static WebVisit to(String url) throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Accept", "application/xml")
                            .timeout(ANSWER)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new WebVisit(
                    null,
                    answer.statusCode() == 200 ? answer.body() : "",
                    answer.headers().firstValue("Date").flatMap(date -> ahead(date, Instant.now())));
        } catch (IOException | IllegalArgumentException e) {
            String said = e.getMessage();
            return new WebVisit(
                    said == null || said.isBlank() ? e.getClass().getSimpleName() : said, "", Optional.empty());
        }
    }

    private static Optional<Duration> ahead(String date, Instant now) {
        try {
            Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, theirs));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The text of an element of the answer. */
    Optional<String> element(String name) {
        Matcher matcher =
                Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(body);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Why no connection to {@code host:port} can be made; null when one can. */
    static @Nullable String unreachable(String address) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    (int) CONNECT.toMillis());
            return null;
        } catch (IOException | IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
