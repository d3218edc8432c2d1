package io.yarnsubmit.it.daemons;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a ResourceManager's web service says; nothing while it is down. */
final class ClusterProbe {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Pattern ACTIVE_NODES = Pattern.compile("\"activeNodes\":(\\d+)");
    private static final Pattern STATE = Pattern.compile("\"haState\":\"(\\w+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    boolean isActive(String webAddress) {
        return get(webAddress, "/ws/v1/cluster/info")
                .flatMap(text -> first(STATE, text))
                .filter("ACTIVE"::equals)
                .isPresent();
    }

    boolean isStandby(String webAddress) {
        return get(webAddress, "/ws/v1/cluster/info")
                .flatMap(text -> first(STATE, text))
                .filter("STANDBY"::equals)
                .isPresent();
    }

    OptionalInt activeNodes(String webAddress) {
        return get(webAddress, "/ws/v1/cluster/metrics")
                .flatMap(text -> first(ACTIVE_NODES, text))
                .map(number -> OptionalInt.of(Integer.parseInt(number)))
                .orElse(OptionalInt.empty());
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private Optional<String> get(String address, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + path))
                .timeout(LIMIT)
                .header("Accept", "application/json")
                .build();
        try {
            return Optional.of(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
